import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, ref } from './component.ts'
import { pageOf } from './page.ts'
import { Post } from './post.ts'

/** Why an item is in this feed. `type` is an open list: a client shows nothing for a type that it does not know. */
export const FeedReason = component(
  'FeedReason',
  Type.Object({
    type: Type.String({
      enum: ['self', 'follow', 'hashtag', 'author', 'trending', 'popular', 'nearby', 'restaurant'],
      examples: ['hashtag'],
    }),
    hashtag: Type.Optional(
      Type.String({
        description: 'With `hashtag` and `trending`, and `nearby` where one was asked for: which one.',
        examples: ['마라탕'],
      }),
    ),
    slot: Type.Optional(Type.String({ description: 'With `trending`: in which meal slot.', examples: ['lunch'] })),
  }),
)
export type FeedReason = Static<typeof FeedReason>

export const FeedItem = component('FeedItem', Type.Object({ post: ref(Post), reason: ref(FeedReason) }))
export type FeedItem = Static<typeof FeedItem>

/** What is new since a post, for "12 new posts" above a feed that somebody looks at. */
const Newer = Type.Object({
  count: Type.Integer({ minimum: 0, description: 'Posts of others that are newer; 100 at most.' }),
  more: Type.Boolean({ description: 'There are more than were counted.' }),
})
export type FeedNewer = Static<typeof Newer>

export const FeedPage = component(
  'FeedPage',
  Type.Object({
    ...pageOf(ref(FeedItem)).properties,
    newer: Type.Optional({ ...Newer, description: 'Where the request asked with `since`; there are no items then.' }),
  }),
)
export type FeedPage = Static<typeof FeedPage>
