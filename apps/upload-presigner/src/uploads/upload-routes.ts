import { Id, parseId, ProblemError, ref, Upload, UploadRequest, UploadTicket } from '@matjip/contracts'
import { callerOf, IdempotencyHeaders, idempotencyKeyOf } from '@matjip/service-kit'
import type { createMeetCaller, Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { issueUpload } from './issue-upload.ts'
import type { IssueDeps } from './issue-upload.ts'
import { readUpload } from './read-upload.ts'
import type { ReadDeps } from './read-upload.ts'
import type { UploadMetrics } from './upload-metrics.ts'

interface RouteDeps extends IssueDeps, ReadDeps {
  meetCaller: ReturnType<typeof createMeetCaller>
  metrics: UploadMetrics
}

/** `POST /uploads` and `GET /uploads/{uploadId}`. */
export function uploadRoutes(service: Service, { meetCaller, metrics, ...deps }: RouteDeps): void {
  service.post('/uploads', {
    config: { rate: 'upload', problems: [403, 409, 410, 422, 429] },
    schema: {
      operationId: 'issueUpload',
      tags: ['uploads'],
      summary: 'Get a presigned URL or form for one original (사진 업로드 URL 받기)',
      description:
        '사진 원본을 S3에 직접 올릴 URL(PUT) 또는 폼(POST)을 발급합니다. With `method: PUT` the URL takes exactly the announced type, size and checksum, ' +
        "and never overwrites. With `method: POST` a browser's form (multipart/form-data: `fields` as they are, then `file`) takes the announced type and up to `byteSize` bytes. " +
        'Both expire after 5 minutes. A repeat under the same Idempotency-Key names the same upload with a fresh URL or form and carries `Idempotency-Replayed: true`. ' +
        'A person may have a limited number of uploads that no post has yet, and of bytes within 24 hours: 429 beyond.',
      headers: IdempotencyHeaders,
      body: ref(UploadRequest),
      response: { 201: ref(UploadTicket) },
    },
    preHandler: meetCaller,
    handler: async (request, reply) => {
      const input = { ownerId: callerOf(request).userId, key: idempotencyKeyOf(request), request: request.body }
      const { ticket, replayed } = await issueUpload(deps, input).catch((error: unknown) => {
        if (error instanceof ProblemError) metrics.refused.inc({ code: error.code })
        throw error
      })
      if (replayed) reply.header('idempotency-replayed', 'true')
      else metrics.issued.inc({ method: ticket.method })
      return reply.status(201).header('location', `/uploads/${ticket.uploadId}`).send(ticket)
    },
  })

  service.get('/uploads/:uploadId', {
    config: { problems: [404] },
    schema: {
      operationId: 'readUpload',
      tags: ['uploads'],
      summary: "See an upload's state (업로드 상태)",
      description:
        '업로드 상태와, 소유자에게만 원본을 볼 수 있는 짧은 URL을 보여 줍니다. Only its owner sees an upload; the URL of the original expires after 5 minutes. ' +
        '`state` goes issued → uploaded → verified → attached; `image` tells whether its derivatives are ready. `GET /uploads/events` tells both as they change.',
      params: Type.Object({ uploadId: Id('Upload id.') }),
      response: { 200: ref(Upload) },
    },
    handler: async (request, reply) => {
      const upload = await readUpload(deps, parseId(request.params.uploadId), callerOf(request).userId)
      return reply.header('cache-control', 'no-store').send(upload)
    },
  })
}
