import { formatId } from '@matjip/contracts'
import type { Post, RestaurantSummary, UserSummary } from '@matjip/contracts'
import { hydratePosts } from '@matjip/post-view'
import type { Stores } from '../stores.ts'

/** Targets of a page by id, as the list shows them: one statement, or as many as posts need. */
export type Present<T> = (stores: Stores, ids: readonly number[], callerId: number) => Promise<Map<number, T>>

export const presentPosts: Present<{ post: Post }> = async (stores, ids, callerId) => {
  const posts = await hydratePosts(stores, ids, callerId)
  return new Map([...posts].map(([id, post]) => [id, { post }]))
}

/** Of two names with one key, the one that was there first has it, as in the fold. */
export const HASHTAGS = `/* relation-service hashtag-names */
select key, (select h.name from hashtags h where hashtag_key(h.name) = key order by h.id + 0 limit 1) as hashtag
from unnest($1::bigint[]) as key`

export const presentHashtags: Present<{ hashtag: string }> = async ({ pool }, keys) => {
  const { rows } = await pool.query<{ key: number; hashtag: string | null }>({
    name: 'hashtag-names',
    text: HASHTAGS,
    values: [keys],
  })
  return new Map(rows.flatMap(({ key, hashtag }) => (hashtag === null ? [] : [[key, { hashtag }]])))
}

export const USERS = `/* relation-service user-names */
select id, handle, display_name as "displayName" from users where id = any($1::bigint[]) and deleted_at is null`

export const presentPeople: Present<{ user: UserSummary }> = async ({ pool }, ids) => {
  const { rows } = await pool.query<{ id: number; handle: string; displayName: string }>({
    name: 'user-names',
    text: USERS,
    values: [ids],
  })
  return new Map(rows.map(({ id, ...names }) => [id, { user: { id: formatId(id), ...names } }]))
}

export const RESTAURANTS = `/* relation-service restaurant-lines */
select id, name, category, area, lat, lng from restaurants where id = any($1::bigint[])`

interface RestaurantLine extends Omit<RestaurantSummary, 'id' | 'location'> {
  id: number
  lat: number | null
  lng: number | null
}

export const presentRestaurants: Present<{ restaurant: RestaurantSummary }> = async ({ pool }, ids) => {
  const { rows } = await pool.query<RestaurantLine>({ name: 'restaurant-lines', text: RESTAURANTS, values: [ids] })
  return new Map(
    rows.map(({ id, lat, lng, ...words }) => {
      const location = lat === null || lng === null ? null : { lat, lng }
      return [id, { restaurant: { id: formatId(id), ...words, location } }]
    }),
  )
}
