import { Id, parseId, ref, Report, ReportRequest } from '@matjip/contracts'
import type { Db } from '@matjip/db-schema'
import { callerOf, IdempotencyHeaders, idempotencyKeyOf } from '@matjip/service-kit'
import type { createMeetCaller, Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { reportPost } from './report-post.ts'

export interface ReportRoutesDeps {
  db: Db
  meetCaller: ReturnType<typeof createMeetCaller>
}

/** `POST /posts/{postId}/reports`. */
export function reportRoutes(service: Service, { db, meetCaller }: ReportRoutesDeps): void {
  service.post('/posts/:postId/reports', {
    config: { problems: [404, 409, 422] },
    preHandler: meetCaller,
    schema: {
      operationId: 'reportPost',
      tags: ['posts'],
      summary: 'Report a post (게시물 신고)',
      description:
        '문제가 있는 게시물을 신고합니다. 한 사람이 한 게시물을 한 번만 신고할 수 있습니다. A second report of the same post changes nothing: it gets the first, with 200. The author is not told. One’s own posts cannot be reported (422).',
      headers: IdempotencyHeaders,
      params: Type.Object({ postId: Id('Post id.') }),
      querystring: Type.Object({}),
      body: ref(ReportRequest),
      response: { 200: ref(Report), 201: ref(Report) },
    },
    handler: async (request, reply) => {
      const { status, body, replayed } = await reportPost(db, {
        reporterId: callerOf(request).userId,
        postId: parseId(request.params.postId),
        key: idempotencyKeyOf(request),
        ...{ reason: request.body.reason, note: request.body.note },
      })
      if (replayed) reply.header('idempotency-replayed', 'true')
      return reply.status(status as 200 | 201).send(body)
    },
  })
}
