import { Type } from 'typebox'
import type { Static } from 'typebox'
import { SafeId as Id } from './ids.ts'

const v = Type.Literal(1)
const SafeNumber = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })

/** A post was written, changed or taken away: ids and the order-giving version only; readers fetch the rest. */
const PostChanged = Type.Object({
  v,
  type: Type.Union([Type.Literal('post.created'), Type.Literal('post.edited'), Type.Literal('post.deleted')]),
  postId: Id,
  authorId: Id,
  version: Id,
})
export type PostChanged = Static<typeof PostChanged>

/** A place in an author's list of followers, which is ordered by `(since, actor)`: since when, and who. */
const FollowerPlace = Type.Tuple([SafeNumber, SafeNumber])
export type FollowerPlace = Static<typeof FollowerPlace>

/** A part of a post's fan-out: to followers after one place, up to and with another; null: to the end of the list. */
const FanoutChunk = Type.Object({
  v,
  type: Type.Literal('fanout.chunk'),
  postId: Id,
  authorId: Id,
  after: FollowerPlace,
  until: Type.Union([FollowerPlace, Type.Null()]),
})
export type FanoutChunk = Static<typeof FanoutChunk>

/** Follows have come to be in the record: `[actor, target]` each. The actors' timelines lack the targets' posts until now. */
const RelationFollowed = Type.Object({
  v,
  type: Type.Literal('relation.followed'),
  pairs: Type.Array(Type.Tuple([Id, Id])),
})
export type RelationFollowed = Static<typeof RelationFollowed>

/** An author's name has changed, which every post of theirs shows. */
const AuthorRenamed = Type.Object({ v, type: Type.Literal('author.renamed'), authorId: Id })
export type AuthorRenamed = Static<typeof AuthorRenamed>

/** What the outbox tells the timelines, and what is kept of posts. */
export const PostEvent = Type.Union([PostChanged, FanoutChunk, RelationFollowed, AuthorRenamed])
export type PostEvent = Static<typeof PostEvent>

/** Follows of one `relation.followed`: 100 pairs of ids of 16 digits are 3.6 KB, well below a message's 8,000 characters. */
export const FOLLOWS_PER_EVENT = 100

/**
 * A message of the queue `post-events`: some events, in no order that matters, and when the oldest of them was written
 * (milliseconds since 1970). A message costs the same with one event as with many.
 */
export const PostEvents = Type.Object({ v, writtenAtMs: SafeNumber, events: Type.Array(PostEvent) })
export type PostEvents = Static<typeof PostEvents>
