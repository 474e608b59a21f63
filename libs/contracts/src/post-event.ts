import { Type } from 'typebox'
import type { Static } from 'typebox'

/** What the outbox tells the timelines: ids and the order-giving version only; readers fetch the rest. */
export const PostEvent = Type.Object({
  v: Type.Literal(1),
  type: Type.Union([Type.Literal('post.created'), Type.Literal('post.edited'), Type.Literal('post.deleted')]),
  postId: Type.Integer({ minimum: 1 }),
  authorId: Type.Integer({ minimum: 1 }),
  version: Type.Integer({ minimum: 1 }),
})
export type PostEvent = Static<typeof PostEvent>
