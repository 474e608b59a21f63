import { Id, parseId, Post, PostPatch, PostRequest, ProblemError, ref } from '@matjip/contracts'
import { hydratePosts } from '@matjip/post-view'
import type { HydrateDeps } from '@matjip/post-view'
import { callerOf, IdempotencyHeaders, idempotencyKeyOf } from '@matjip/service-kit'
import type { createMeetCaller, Service } from '@matjip/service-kit'
import { Type } from 'typebox'
import { createPost } from './create-post.ts'
import type { CreateDeps } from './create-post.ts'
import { deletePost } from './delete-post.ts'
import { editPost } from './edit-post.ts'
import { entityTag, expectedVersions, IfMatchHeaders } from './post-version.ts'
import { tellChange } from './tell-change.ts'

interface WriteDeps extends CreateDeps, HydrateDeps {
  meetCaller: ReturnType<typeof createMeetCaller>
}

const params = Type.Object({ postId: Id('Post id.') })

/** `POST /posts`, and `PATCH` and `DELETE /posts/{postId}`. */
export function postWriteRoutes(service: Service, { meetCaller, ...deps }: WriteDeps): void {
  service.post('/posts', {
    config: { problems: [403, 409, 422] },
    schema: {
      operationId: 'createPost',
      tags: ['posts'],
      summary: 'Create a post (게시물 올리기)',
      description:
        '업로드한 사진으로 게시물을 올립니다. Hashtags are taken from the text. Each image must be an upload of the caller that is ' +
        'not in another post, and be what was announced. A repeat under the same Idempotency-Key makes no second post: it gets the first answer and `Idempotency-Replayed: true`.',
      headers: IdempotencyHeaders,
      body: ref(PostRequest),
      response: { 201: ref(Post) },
    },
    preHandler: meetCaller,
    handler: async (request, reply) => {
      const input = { authorId: callerOf(request).userId, key: idempotencyKeyOf(request), request: request.body }
      const { post, replayed } = await createPost(deps, input)
      // A replay too: the first request may have ended between its commit and this.
      const write = { authorId: input.authorId, postId: parseId(post.id), version: post.version }
      await tellChange(deps, { ...write, change: 'created' })
      if (replayed) reply.header('idempotency-replayed', 'true')
      return reply.status(201).header('location', `/posts/${post.id}`).header('etag', entityTag(post)).send(post)
    },
  })

  service.patch('/posts/:postId', {
    config: { problems: [403, 404, 412, 422, 428] },
    schema: {
      operationId: 'editPost',
      tags: ['posts'],
      summary: 'Edit a post (게시물 고치기)',
      description:
        '게시물을 고칩니다. What is left out stays, null clears. If-Match names the version that the edit is based on; if another edit came first the answer is 412.',
      headers: IfMatchHeaders,
      params,
      body: ref(PostPatch),
      response: { 200: ref(Post) },
    },
    handler: async (request, reply) => {
      const postId = parseId(request.params.postId)
      const callerId = callerOf(request).userId
      const edit = { postId, callerId, basedOn: expectedVersions(request), patch: request.body }
      await tellChange(deps, await editPost(deps, edit))
      const post = (await hydratePosts(deps, [postId], callerId)).get(postId)
      // Deleted at once after the edit.
      if (!post) throw new ProblemError('not-found')
      return reply.header('etag', entityTag(post)).send(post)
    },
  })

  service.delete('/posts/:postId', {
    config: { problems: [403, 404] },
    schema: {
      operationId: 'deletePost',
      tags: ['posts'],
      summary: 'Delete a post (게시물 지우기)',
      description:
        '게시물을 지웁니다. Its photos are deleted with it, originals and derivatives. A repeat answers 404: a client that never saw the 204 may take that as done.',
      params,
      response: { 204: Type.Null() },
    },
    handler: async (request, reply) => {
      const postId = parseId(request.params.postId)
      const callerId = callerOf(request).userId
      const done = await deletePost(deps.db, { postId, callerId }).catch(async (error: unknown) => {
        // The first try of a repeat may have committed and died before it told anybody.
        if (error instanceof ProblemError && error.code === 'not-found')
          await tellChange(deps, { postId, authorId: callerId, change: 'deleted', version: 0 })
        throw error
      })
      await tellChange(deps, done)
      return reply.status(204).send(null)
    },
  })
}
