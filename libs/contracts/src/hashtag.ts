import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, nullable, ref } from './component.ts'
import { Id } from './ids.ts'
import { MealTime } from './ranked-feed.ts'
import { Timestamp } from './timestamp.ts'

/** A hashtag with what a list shows of it. */
export const Hashtag = component(
  'Hashtag',
  Type.Object({
    hashtag: Type.String({ description: 'Normal form.', examples: ['마라탕'] }),
    counts: Type.Object({
      posts: Type.Integer({ minimum: 0, description: 'Posts that carry it.' }),
      followers: Type.Integer({ minimum: 0, description: 'People who follow it.' }),
    }),
    viewer: Type.Optional(
      Type.Object({
        following: Type.Boolean({ description: 'The caller follows it.' }),
        followPending: Type.Boolean({
          description: 'The newest follow or unfollow is accepted but not yet in the record.',
        }),
      }),
    ),
    trend: Type.Optional(
      Type.Object({
        rank: Type.Integer({ minimum: 1, description: '1 = trends most.' }),
        people: Type.Integer({ minimum: 1, description: 'People who count that used it in this meal slot.' }),
        postIds: Type.Array(Id('A post.'), { description: 'Some of their posts, newest first.' }),
      }),
    ),
  }),
)
export type Hashtag = Static<typeof Hashtag>

/** Trending hashtags, or those that begin with some letters. Short, and without further pages. */
export const HashtagList = component(
  'HashtagList',
  Type.Object({
    items: Type.Array(ref(Hashtag)),
    asOf: nullable(Timestamp('Of trends: the moment of which they are; null where there are none yet.')),
    meal: nullable(ref(MealTime)),
  }),
)
export type HashtagList = Static<typeof HashtagList>

/** A hashtag, and others that appear with it. */
export const RelatedHashtags = component(
  'RelatedHashtags',
  Type.Object({ hashtag: ref(Hashtag), items: Type.Array(ref(Hashtag), { description: 'The nearest first.' }) }),
)
export type RelatedHashtags = Static<typeof RelatedHashtags>
