import { decodeCursor, encodeCursor, ProblemError } from '@matjip/contracts'
import type { Page } from '@matjip/contracts'
import { foldName, restaurantSearchOf } from '@matjip/db-schema'
import type { RestaurantSearch } from '@matjip/db-schema'
import { readNear } from './near.ts'
import type { Near } from './near.ts'
import type { FoundRestaurant } from './present-restaurants.ts'
import { listNamed, listNamedNearby, listNearby, listRestaurants, NEAREST } from './restaurant-store.ts'
import type { RestaurantStore } from './restaurant-store.ts'

/** What a client may ask for, as its schema lets it through. */
export interface RestaurantQuery {
  query?: string
  near?: string
  radius?: number
  limit: number
  cursor?: string
}

/**
 * One page of restaurants: by distance where `near` is given, else by id.
 * @throws ProblemError invalid-request (nothing to search for, no such place), invalid-cursor
 */
export async function searchRestaurants(
  store: RestaurantStore,
  asked: RestaurantQuery,
): Promise<Page<FoundRestaurant>> {
  const near = readNear(asked.near, asked.radius)
  const search = asked.query === undefined ? null : readQuery(asked.query)
  const list = listName(asked.query, near)
  return near ? pageByDistance(store, asked, list, search, near) : pageById(store, asked, list, search)
}

function readQuery(query: string): RestaurantSearch {
  const search = restaurantSearchOf(query)
  if (search) return search
  const words = { ko: '찾을 글자가 없습니다.', en: 'has no character to search for' }
  throw new ProblemError('invalid-request', { errors: [{ pointer: '/query/query', code: 'blank', ...words }] })
}

/** What a cursor is bound to: every page of a list is of the same filter, however it was spelt. */
function listName(query: string | undefined, near: Near | null): string {
  const name = query === undefined ? '' : foldName(query)
  return `restaurants?${name}&${near ? `${near.lat},${near.lng},${near.radiusM}` : ''}`
}

async function pageById(
  store: RestaurantStore,
  { limit, cursor }: RestaurantQuery,
  list: string,
  search: RestaurantSearch | null,
): Promise<Page<FoundRestaurant>> {
  const [after = 0] = cursor === undefined ? [] : decodeCursor(list, cursor, 1)
  // One more than asked for tells whether there is a next page.
  const rows = search
    ? await listNamed(store, search, after, limit + 1)
    : await listRestaurants(store, after, limit + 1)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => ({ row })),
    nextCursor: rows.length > limit && last ? encodeCursor(list, [last.id]) : null,
  }
}

async function pageByDistance(
  store: RestaurantStore,
  { limit, cursor }: RestaurantQuery,
  list: string,
  search: RestaurantSearch | null,
  near: Near,
): Promise<Page<FoundRestaurant>> {
  const [chord = NEAREST.chord, id = NEAREST.id] = cursor === undefined ? [] : decodeCursor(list, cursor, 2)
  const rows = search
    ? await listNamedNearby(store, search, near, { chord, id }, limit + 1)
    : await listNearby(store, near, { chord, id }, limit + 1)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map((row) => ({ row, distanceM: row.distanceM })),
    nextCursor: rows.length > limit && last ? encodeCursor(list, [last.chord, last.id]) : null,
  }
}
