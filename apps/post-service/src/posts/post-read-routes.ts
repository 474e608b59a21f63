import { DEFAULT_PAGE_LIMIT, Id, PageQuery, parseId, Post, PostPage, ProblemError, ref } from '@matjip/contracts'
import { joinPost } from '@matjip/post-view'
import { linkNext, sendReady } from '@matjip/service-kit'
import type { Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { readAuthorPosts } from './author-posts.ts'
import type { AuthorPostsDeps } from './author-posts.ts'
import { entityTagOf } from './post-version.ts'

/** `GET /posts/{postId}` and `GET /posts?authorId=`. */
export function postReadRoutes(service: Service, deps: AuthorPostsDeps): void {
  service.get('/posts/:postId', {
    config: { auth: 'optional', problems: [404] },
    schema: {
      operationId: 'readPost',
      tags: ['posts'],
      summary: 'Read a post (게시물 보기)',
      description:
        '게시물 하나를 읽습니다. Anonymous readers get no `viewer`. A post whose author and the caller block each other is not found. The ETag begins with the version: send it back as If-Match with an edit.',
      params: Type.Object({ postId: Id('Post id.') }),
      response: { 200: ref(Post) },
    },
    handler: async (request, reply) => {
      const postId = parseId(request.params.postId)
      const viewing = await deps.reader.open(request.caller?.userId ?? null)
      const [post] = await viewing.read([postId])
      if (!post) throw new ProblemError('not-found')
      const body = joinPost(post)
      return sendReady(reply, { body, etag: entityTagOf(post.fragment.version, body) })
    },
  })

  service.get('/posts', {
    config: { auth: 'optional' },
    schema: {
      operationId: 'listPosts',
      tags: ['posts'],
      summary: "List an author's posts (작성자의 게시물)",
      description: '한 사람의 게시물을 최신순으로 보여 줍니다. Newest first; empty for an author who is not known.',
      querystring: Type.Object({ authorId: Id('User id of the author.'), ...PageQuery }),
      response: { 200: ref(PostPage) },
    },
    handler: async (request, reply) => {
      const { authorId, limit = DEFAULT_PAGE_LIMIT, cursor } = request.query
      const viewerId = request.caller?.userId ?? null
      const page = await readAuthorPosts(deps, { authorId: parseId(authorId), viewerId, limit, cursor })
      linkNext(request, reply, page.nextCursor)
      return sendReady(reply, page)
    },
  })
}
