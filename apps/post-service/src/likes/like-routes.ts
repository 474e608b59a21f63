import { DEFAULT_PAGE_LIMIT, Id, PageQuery, parseId, ref, UserPage } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { linkNext } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { readLikers } from './likers.ts'

/** `GET /posts/{postId}/likes`. */
export function likeRoutes(service: Service, { pool }: Pick<Database, 'pool'>): void {
  service.get('/posts/:postId/likes', {
    config: { auth: 'optional', problems: [404] },
    schema: {
      operationId: 'listLikes',
      tags: ['posts'],
      summary: 'List who likes a post (좋아요 누른 사람)',
      description:
        '게시물을 좋아하는 사람들을 최신순으로 보여 줍니다. A like of the last moments may still be on its way.',
      params: Type.Object({ postId: Id('Post id.') }),
      querystring: Type.Object(PageQuery),
      response: { 200: ref(UserPage) },
    },
    handler: async (request, reply) => {
      const { limit = DEFAULT_PAGE_LIMIT, cursor } = request.query
      const page = await readLikers(pool, {
        postId: parseId(request.params.postId),
        viewerId: request.caller?.userId ?? null,
        limit,
        cursor,
      })
      linkNext(request, reply, page.nextCursor)
      return reply.send(page)
    },
  })
}
