import { ProblemError } from '@matjip/contracts'
import { callerOf, sendEvents } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import type { ReadDeps } from '../uploads/read-upload.ts'
import { presentUpload } from '../uploads/present-upload.ts'
import { findUploads } from '../uploads/upload-store.ts'
import { EventQuery, eventsDescription, eventsResponse } from './event-schema.ts'
import type { UploadStreams } from './upload-streams.ts'

/** `GET /uploads/events`: the caller's uploads as they become attached and ready. */
export function uploadEventRoutes(
  service: Service,
  { db, imagesUrl, streams }: Pick<ReadDeps, 'db' | 'imagesUrl'> & { streams: UploadStreams },
): void {
  // Before the server stops taking connections, or it would wait for the streams.
  service.addHook('preClose', async () => streams.drain())
  service.get(
    '/uploads/events',
    {
      config: { problems: [404, 429], urgency: 'own', waits: true },
      exposeHeadRoute: false,
      schema: {
        operationId: 'streamUploadEvents',
        tags: ['uploads'],
        summary: 'My uploads as they become attached and ready (실시간 업로드 상태)',
        description: eventsDescription,
        querystring: EventQuery,
        response: { 200: eventsResponse },
      },
    },
    async (request, reply) => {
      const { userId: ownerId, expiresAt } = callerOf(request)
      const ids = [...new Set(request.query.uploadIds.split(',').map(Number))]
      const own = (await findUploads(db, ids)).filter((upload) => upload.ownerId === ownerId)
      if (own.length !== ids.length) throw new ProblemError('not-found')
      const present = (row: (typeof own)[number]) => presentUpload(row, imagesUrl, null)
      const { stream, close } = streams.open({ ownerId, ids, expiresAt, present })
      return sendEvents(reply, stream, close)
    },
  )
}
