import { Id, parseId, ref, Upload, UploadRequest, UploadTicket } from '@matjip/contracts'
import { callerOf, IdempotencyHeaders, idempotencyKeyOf } from '@matjip/service-kit'
import type { createMeetCaller, Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { issueUpload } from './issue-upload.ts'
import type { IssueDeps } from './issue-upload.ts'
import { readUpload } from './read-upload.ts'

interface RouteDeps extends IssueDeps {
  meetCaller: ReturnType<typeof createMeetCaller>
}

/** `POST /uploads` and `GET /uploads/{uploadId}`. */
export function uploadRoutes(service: Service, { meetCaller, ...deps }: RouteDeps): void {
  service.post('/uploads', {
    config: { problems: [409, 422] },
    schema: {
      operationId: 'issueUpload',
      tags: ['uploads'],
      summary: 'Get a presigned URL for one original',
      description:
        '사진 원본을 S3에 직접 PUT할 URL을 발급합니다. The URL takes exactly the announced type, size and checksum, never overwrites, and expires after 5 minutes. ' +
        'A repeat under the same Idempotency-Key names the same upload with a fresh URL and carries `Idempotency-Replayed: true`.',
      headers: IdempotencyHeaders,
      body: ref(UploadRequest),
      response: { 201: ref(UploadTicket) },
    },
    preHandler: meetCaller,
    handler: async (request, reply) => {
      const input = { ownerId: callerOf(request).userId, key: idempotencyKeyOf(request), original: request.body }
      const { ticket, replayed } = await issueUpload(deps, input)
      if (replayed) reply.header('idempotency-replayed', 'true')
      return reply.status(201).header('location', `/uploads/${ticket.uploadId}`).send(ticket)
    },
  })

  service.get('/uploads/:uploadId', {
    config: { problems: [404] },
    schema: {
      operationId: 'readUpload',
      tags: ['uploads'],
      summary: "See an upload's state",
      description:
        '업로드 상태와, 소유자에게만 원본을 볼 수 있는 짧은 URL을 보여 줍니다. Only its owner sees an upload; the URL of the original expires after 5 minutes.',
      params: Type.Object({ uploadId: Id('Upload id.') }),
      response: { 200: ref(Upload) },
    },
    handler: async (request, reply) => {
      const upload = await readUpload(deps, parseId(request.params.uploadId), callerOf(request).userId)
      return reply.header('cache-control', 'no-store').send(upload)
    },
  })
}
