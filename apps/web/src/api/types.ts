import type { components } from '@matjip/client'

type Schemas = components['schemas']

/** The shapes of the API that the app shows, those that the client package does not name among them. */
export type {
  FeedItem,
  FeedPage,
  FeedReason,
  Hashtag,
  Image,
  Post,
  PostRequest,
  RelationOperation,
  Restaurant,
  TrendingPage,
  User,
} from '@matjip/client'
export type RestaurantSummary = Schemas['RestaurantSummary']
export type SavedPostPage = Schemas['SavedPostPage']
export type UserSummary = Schemas['UserSummary']
