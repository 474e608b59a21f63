import { randomUUID } from 'node:crypto'
import type { Someone } from '../world/people.ts'
import { reportedPost, writePost } from './things.ts'
import type { Things } from './things.ts'

/** What one route is asked for, and what each caller with a good token gets. */
export interface RouteClass {
  /** Where the path's parameters lead: things of the owner. */
  path?: (things: Things) => Record<string, string>
  query?: (things: Things, person: Someone) => Record<string, string>
  headers?: () => Record<string, string>
  body?: (things: Things, person: Someone) => unknown
  /** Makes a thing that the request uses up: for those who are allowed to. */
  fresh?: (things: Things) => Promise<Record<string, string>>
  owner: number
  other: number
  blocked: number
  /** Of a route for moderators; of any other they are as the other. */
  moderator?: number
  /** The account of whoever may do it ends by it: a person whom nobody needs does it instead. */
  usesUpCaller?: true
  /** For `202`: whose click must come to nothing. */
  void?: readonly ('blocked' | 'in path')[]
  /** The owner's id in a place of the request that names a thing: what the other gets. `in body` and `in query` are 400 without. */
  foreignBody?: { body: (things: Things) => unknown; status: number }
  foreignQuery?: { query: (things: Things) => Record<string, string>; status: number }
  /** What the other gets of the owner's own in the path (`foreignIds`): as of what they asked for before, unless given. */
  foreignPath?: number
  /** What a census may find changed after a refusal, by its name there. */
  mayNote?: (things: Things) => string
  /** Text that nobody but the owner may read in an answer. */
  secret?: (things: Things) => string
}

const ok = { owner: 200, other: 200, blocked: 200 }
/** Of a person who has blocked the caller nothing is found. */
const hiddenFromBlocked = { ...ok, blocked: 404 }
/** A hidden post is as unknown to others as one that never was. */
const hidden = { foreignPath: 404 }
/** The owner's alone: nobody else can tell it from what never was. */
const ownersAlone = { owner: 200, other: 404, blocked: 404 }
const accepted = { owner: 202, other: 202, blocked: 202, void: ['blocked'] as const }
const acceptedOfPost = { ...accepted, void: ['blocked', 'in path'] as const }
/** For moderators alone: 403 before anything is looked at. */
const moderation = { owner: 403, other: 403, blocked: 403, moderator: 200 }
const hiddenPost = ({ hiddenPostId }: Things) => ({ postId: hiddenPostId })
const post = ({ postId }: Things) => ({ postId })
const user = ({ owner }: Things) => ({ userId: owner.userId })
/** Somebody whom everybody else may follow, block or mute. */
const muted = ({ muted: { userId } }: Things) => ({ userId })
const restaurant = ({ restaurantId }: Things) => ({ restaurantId })
const hashtag = ({ hashtag: name }: Things) => ({ hashtag: encodeURIComponent(name) })
const key = () => ({ 'idempotency-key': randomUUID() })
const any = () => ({ 'if-match': '*' })
const draft = ({ uploads }: Things, person: Someone) => ({ text: '국밥', imageIds: [uploads.get(person) ?? '1'] })
const photo = { contentType: 'image/png', byteSize: 3, sha256: 'n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=' }
const foreignImage = { body: ({ uploadId }: Things) => ({ text: '국밥', imageIds: [uploadId] }), status: 422 }

/** Every operation of the API. One that is missing here fails the matrix: nobody has said who may do it. */
export const classes: Readonly<Record<string, RouteClass>> = {
  getHomeFeed: { ...ok, secret: ({ postId }) => postId },
  getHashtagFeed: { path: hashtag, ...ok },
  getUserFeed: { path: user, ...hiddenFromBlocked },
  getRestaurantFeed: { path: restaurant, ...ok },
  listHashtags: ok,
  getRelatedHashtags: { path: hashtag, ...ok },
  getTrendingFeed: ok,
  getPopularFeed: ok,
  getNearbyFeed: { query: () => ({ lat: '37.54', lng: '127.05' }), ...ok },

  readPost: { path: post, ...hiddenFromBlocked, ...hidden },
  editPost: {
    path: post,
    headers: any,
    body: () => ({ rating: 4 }),
    owner: 200,
    other: 403,
    blocked: 403,
    ...hidden,
    foreignBody: { ...foreignImage, status: 403 },
  },
  deletePost: {
    path: post,
    fresh: async ({ owner }) => ({ postId: await writePost(owner) }),
    owner: 204,
    other: 403,
    blocked: 403,
    ...hidden,
    // A 404 may be a repeat, whose first try told nobody: that the post is gone is noted for the caller's own reads.
    mayNote: ({ other }) => `key post:own:{${other.userId}}`,
  },
  listPosts: { query: ({ owner }) => ({ authorId: owner.userId }), ...ok },
  createPost: {
    headers: key,
    body: draft,
    owner: 201,
    other: 201,
    blocked: 201,
    foreignBody: foreignImage,
  },
  listLikes: { path: post, ...hiddenFromBlocked, ...hidden },
  reportPost: {
    path: post,
    headers: key,
    body: () => ({ reason: 'spam' }),
    ...{ owner: 422, other: 201, blocked: 404 },
    ...hidden,
  },
  listOpenReports: moderation,
  hidePost: { path: hiddenPost, body: () => ({ reason: 'spam' }), ...moderation },
  unhidePost: { path: post, ...moderation },
  dismissReports: { path: post, fresh: reportedPost, ...moderation, moderator: 204 },
  listModerationEntries: moderation,
  searchRestaurants: ok,
  getRestaurant: { path: restaurant, ...ok },

  followUser: { path: user, ...accepted, owner: 422 },
  unfollowUser: { path: user, ...accepted, owner: 422, void: [] },
  likePost: { path: post, ...acceptedOfPost },
  unlikePost: { path: post, ...accepted, void: ['in path'] },
  followHashtag: { path: hashtag, ...accepted, void: [] },
  unfollowHashtag: { path: hashtag, ...accepted, void: [] },
  savePost: { path: post, ...acceptedOfPost },
  unsavePost: { path: post, ...accepted, void: ['in path'] },
  saveRestaurant: { path: restaurant, ...accepted, void: [] },
  unsaveRestaurant: { path: restaurant, ...accepted, void: [] },
  blockUser: { path: muted, ...ok },
  unblockUser: { path: muted, ...ok },
  muteUser: { path: muted, ...ok },
  unmuteUser: { path: muted, ...ok },
  getRelationOperation: { path: ({ operationId }) => ({ operationId }), ...ownersAlone },
  streamRelationEvents: ok,
  getRelationState: { query: ({ postId }) => ({ postIds: postId }), ...ok },
  listFollowers: { path: user, ...hiddenFromBlocked },
  listFollowing: { path: user, ...hiddenFromBlocked },
  listFollowedHashtags: { ...ok, secret: ({ hashtag: name }) => name },
  listSavedPosts: { ...ok, secret: ({ postId }) => postId },
  listSavedRestaurants: { ...ok, secret: ({ restaurantId }) => `"id":"${restaurantId}"` },
  listBlocks: { ...ok, secret: ({ blocked }) => blocked.userId },
  listMutes: { ...ok, secret: ({ muted: { userId } }) => userId },

  getUser: { path: user, ...hiddenFromBlocked },
  getCurrentUser: { ...ok, secret: ({ owner }) => owner.userId },
  updateCurrentUser: { body: () => ({ bio: '국밥' }), ...ok },
  deleteCurrentUser: { owner: 202, other: 202, blocked: 202, usesUpCaller: true },
  exportCurrentUser: { ...ok, secret: ({ postId }) => postId },

  issueUpload: { headers: key, body: () => photo, owner: 201, other: 201, blocked: 201 },
  readUpload: { path: ({ uploadId }) => ({ uploadId }), ...ownersAlone },
  streamUploadEvents: {
    query: ({ uploadId }) => ({ uploadIds: uploadId }),
    ...ownersAlone,
    foreignQuery: {
      query: ({ uploads, other, uploadId }) => ({ uploadIds: `${uploads.get(other)},${uploadId}` }),
      status: 404,
    },
  },
}
