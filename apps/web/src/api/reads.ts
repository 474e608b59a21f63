import { client } from './client.ts'

/** Posts of one page: two screens of a desktop, more than one of a phone. `public/first-paint.js` asks for as many. */
const PAGE = 12
const PLACES_WITHIN_M = 1500

/** Where a page begins (nothing: the first), and what ends the reading of it. */
export interface Reading {
  readonly cursor?: string | undefined
  readonly signal?: AbortSignal | undefined
}

/** Which meal and where; nothing: now, everywhere. */
export interface Trends {
  readonly slot?: 'breakfast' | 'lunch' | 'cafe' | 'dinner' | 'night' | undefined
  readonly area?: string | undefined
}

/** A query without what is not there: the document knows no empty parameters. */
type Given<T> = { [K in keyof T]: Exclude<T[K], undefined> }
const given = <T extends object>(query: T) =>
  Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined)) as Given<T>
const paged = ({ cursor }: Reading, limit = PAGE) => given({ limit, cursor })
const until = ({ signal }: Reading) => (signal ? { signal } : {})

/** Feeds: pages of posts with the reason why each is there. */
export const feeds = {
  home: (at: Reading) => client.GET('/feed', { params: { query: paged(at) }, ...until(at) }),
  newer: (since: string) => client.GET('/feed', { params: { query: { since } } }),
  popular: (at: Reading) => client.GET('/feed/popular', { params: { query: paged(at) }, ...until(at) }),
  hashtag: (hashtag: string, at: Reading) =>
    client.GET('/feed/hashtags/{hashtag}', { params: { path: { hashtag }, query: paged(at) }, ...until(at) }),
  person: (userId: string, at: Reading) =>
    client.GET('/feed/users/{userId}', { params: { path: { userId }, query: paged(at) }, ...until(at) }),
  restaurant: (restaurantId: string, at: Reading) =>
    client.GET('/feed/restaurants/{restaurantId}', {
      params: { path: { restaurantId }, query: paged(at) },
      ...until(at),
    }),
  trending: (trends: Trends, at: Reading) =>
    client.GET('/feed/trending', { params: { query: { ...given(trends), ...paged(at) } }, ...until(at) }),
  nearby: (place: { lat: number; lng: number; radius: number }, at: Reading) =>
    client.GET('/feed/nearby', { params: { query: { ...place, ...paged(at) } }, ...until(at) }),
}

/** Lists of hashtags. */
export const hashtags = {
  trending: (trends: Trends, limit: number, at: Reading) =>
    client.GET('/feed/hashtags', { params: { query: { ...given(trends), limit } }, ...until(at) }),
  beginning: (prefix: string, limit: number, at: Reading) =>
    client.GET('/feed/hashtags', { params: { query: { prefix, limit } }, ...until(at) }),
  related: (hashtag: string, at: Reading) =>
    client.GET('/feed/hashtags/{hashtag}/related', {
      params: { path: { hashtag }, query: { limit: 12 } },
      ...until(at),
    }),
  followed: (at: Reading) => client.GET('/relations/hashtags', { params: { query: paged(at, 50) }, ...until(at) }),
}

/** Single things, and searches for restaurants. */
export const things = {
  post: (postId: string, at: Reading) => client.GET('/posts/{postId}', { params: { path: { postId } }, ...until(at) }),
  restaurant: (restaurantId: string, at: Reading) =>
    client.GET('/restaurants/{restaurantId}', { params: { path: { restaurantId } }, ...until(at) }),
  restaurants: (query: string, limit: number, at: Reading) =>
    client.GET('/restaurants', { params: { query: { query, limit } }, ...until(at) }),
  restaurantsNear: (near: string, limit: number, at: Reading) =>
    client.GET('/restaurants', { params: { query: { near, limit, radius: PLACES_WITHIN_M } }, ...until(at) }),
  person: (userId: string, at: Reading) =>
    client.GET('/users/{userId}', { params: { path: { userId } }, ...until(at) }),
}

/** Lists of people, and one's own saved things. */
export const lists = {
  likers: (postId: string, at: Reading) =>
    client.GET('/posts/{postId}/likes', { params: { path: { postId }, query: paged(at) }, ...until(at) }),
  followers: (userId: string, at: Reading) =>
    client.GET('/relations/users/{userId}/followers', {
      params: { path: { userId }, query: paged(at, 30) },
      ...until(at),
    }),
  following: (userId: string, at: Reading) =>
    client.GET('/relations/users/{userId}/following', {
      params: { path: { userId }, query: paged(at, 30) },
      ...until(at),
    }),
  savedPosts: (at: Reading) => client.GET('/relations/saves/posts', { params: { query: paged(at) }, ...until(at) }),
  savedRestaurants: (at: Reading) =>
    client.GET('/relations/saves/restaurants', { params: { query: paged(at, 30) }, ...until(at) }),
}
