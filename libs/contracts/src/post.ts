import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, nullable, ref } from './component.ts'
import { Id } from './ids.ts'
import { Image } from './image.ts'
import { pageOf } from './page.ts'
import { RestaurantSummary } from './restaurant.ts'
import { Timestamp } from './timestamp.ts'
import { UserSummary } from './user.ts'

export const MAX_POST_TEXT = 10_000
export const MAX_POST_IMAGES = 10

const Text = Type.String({
  minLength: 1,
  maxLength: MAX_POST_TEXT,
  description: 'Free text; hashtags are taken from it, chained ones too.',
  examples: ['성수 국밥 최고 #성수동맛집#국밥 #점심'],
})
const ImageIds = Type.Array(Id('An upload of the caller.'), {
  minItems: 1,
  maxItems: MAX_POST_IMAGES,
  uniqueItems: true,
  description: 'In the order to show.',
})
const RestaurantId = nullable(Id('Where it was eaten.'))
const ShareOnSite = Type.Boolean({
  description:
    'Show that a photo was taken at the restaurant at about this time, if its own data say so. Only the answer is ever shown, never a place or a time.',
})
const Rating = nullable(Type.Integer({ minimum: 1, maximum: 5, description: 'Stars.', examples: [5] }))

export const PostRequest = component(
  'PostRequest',
  Type.Object(
    {
      text: Text,
      imageIds: ImageIds,
      restaurantId: Type.Optional(RestaurantId),
      rating: Type.Optional(Rating),
      shareOnSite: Type.Optional(ShareOnSite),
    },
    { additionalProperties: false },
  ),
)
export type PostRequest = Static<typeof PostRequest>

/** What an edit may change; a field that is left out stays, null clears. */
export const PostPatch = component(
  'PostPatch',
  Type.Object(
    {
      text: Type.Optional(Text),
      imageIds: Type.Optional(ImageIds),
      restaurantId: Type.Optional(RestaurantId),
      rating: Type.Optional(Rating),
      shareOnSite: Type.Optional(ShareOnSite),
    },
    { additionalProperties: false, minProperties: 1 },
  ),
)
export type PostPatch = Static<typeof PostPatch>

/** The caller's own relation to a post and its author, pending clicks included. */
export const PostViewer = component(
  'PostViewer',
  Type.Object({
    liked: Type.Boolean({ description: 'The caller likes the post.' }),
    likePending: Type.Boolean({ description: 'The newest like or unlike is accepted but not yet in the record.' }),
    saved: Type.Boolean({ description: 'The caller has saved the post; nobody else can tell.' }),
    savePending: Type.Boolean({ description: 'The newest saving or unsaving is accepted but not yet in the record.' }),
    following: Type.Boolean({ description: 'The caller follows the author.' }),
    followPending: Type.Boolean({
      description: 'The newest follow or unfollow is accepted but not yet in the record.',
    }),
  }),
)
export type PostViewer = Static<typeof PostViewer>

export const Post = component(
  'Post',
  Type.Object({
    id: Id('Post id; sorts by time.'),
    author: ref(UserSummary),
    text: Type.String({ examples: ['성수 국밥 최고 #성수동맛집#국밥 #점심'] }),
    hashtags: Type.Array(Type.String(), {
      description: 'Normalised, in the order of the text, each once.',
      examples: [['성수동맛집', '국밥', '점심']],
    }),
    images: Type.Array(ref(Image)),
    restaurant: nullable(ref(RestaurantSummary)),
    rating: nullable(Type.Integer({ minimum: 1, maximum: 5 })),
    onSite: Type.Boolean({
      description:
        'A photo was taken at the restaurant at about this time, and the author lets it be seen (현장 인증).',
    }),
    createdAt: Timestamp('When it was posted.'),
    editedAt: nullable(Timestamp('When it was last edited.')),
    version: Type.Integer({ minimum: 1, description: 'Send it quoted as If-Match with an edit: `If-Match: "1"`.' }),
    counts: Type.Object({ likes: Type.Integer({ minimum: 0 }) }),
    viewer: Type.Optional(ref(PostViewer)),
  }),
)
export type Post = Static<typeof Post>

export const PostPage = component('PostPage', pageOf(ref(Post)))
export type PostPage = Static<typeof PostPage>
