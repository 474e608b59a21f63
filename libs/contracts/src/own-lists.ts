import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, ref } from './component.ts'
import { pageOf } from './page.ts'
import { Post } from './post.ts'
import { RestaurantSummary } from './restaurant.ts'
import { Timestamp } from './timestamp.ts'

/** A hashtag that the caller follows. */
export const FollowedHashtag = component(
  'FollowedHashtag',
  Type.Object({
    hashtag: Type.String({ description: 'Normal form.', examples: ['마라탕'] }),
    since: Timestamp('When it was followed.'),
  }),
)
export const FollowedHashtagPage = component('FollowedHashtagPage', pageOf(ref(FollowedHashtag)))
export type FollowedHashtagPage = Static<typeof FollowedHashtagPage>

/** A post that the caller has saved. */
export const SavedPost = component(
  'SavedPost',
  Type.Object({ post: ref(Post), since: Timestamp('When it was saved.') }),
)
export const SavedPostPage = component('SavedPostPage', pageOf(ref(SavedPost)))
export type SavedPostPage = Static<typeof SavedPostPage>

/** A restaurant that the caller has saved. */
export const SavedRestaurant = component(
  'SavedRestaurant',
  Type.Object({ restaurant: ref(RestaurantSummary), since: Timestamp('When it was saved.') }),
)
export const SavedRestaurantPage = component('SavedRestaurantPage', pageOf(ref(SavedRestaurant)))
export type SavedRestaurantPage = Static<typeof SavedRestaurantPage>
