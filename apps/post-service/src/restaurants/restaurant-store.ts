import type { RestaurantSearch } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import type { Near } from './near.ts'
import { ROW_COLUMNS } from './restaurant-row.ts'
import type { RestaurantRow } from './restaurant-row.ts'

export type RestaurantStore = Pick<Database, 'pool'>

/** A restaurant and how far it is: `chord` through the earth, which orders like the way over it and is cheaper. Metres. */
export type NearbyRow = RestaurantRow & { chord: number; distanceM: number }
/** The last examined item of a list by distance. */
export interface NearbyPosition {
  chord: number
  id: number
}

/** Before every restaurant: no chord is negative. */
export const NEAREST: NearbyPosition = { chord: -1, id: 0 }

// No statement here is named: a plan kept for all queries could not tell a rare name from a frequent one, and would
// walk the whole table for the rare one.

/** One restaurant; undefined where there is none. */
export async function findRestaurant({ pool }: RestaurantStore, id: number): Promise<RestaurantRow | undefined> {
  const found = await pool.query<RestaurantRow>(`select ${ROW_COLUMNS} from restaurants where id = $1`, [id])
  return found.rows[0]
}

/** The first restaurants after an id, by id. */
export async function listRestaurants({ pool }: RestaurantStore, afterId: number, limit: number) {
  const text = `select ${ROW_COLUMNS} from restaurants where id > $1 order by id limit $2`
  return (await pool.query<RestaurantRow>(text, [afterId, limit])).rows
}

/** The first restaurants of that name after an id, by id. The grams narrow through the index, the pattern decides. */
export async function listNamed(
  { pool }: RestaurantStore,
  search: RestaurantSearch,
  afterId: number,
  limit: number,
): Promise<RestaurantRow[]> {
  const text = `select ${ROW_COLUMNS} from restaurants
    where id > $1 and search_grams @> $2 and search_grams[1] ~ $3 order by id limit $4`
  return (await pool.query<RestaurantRow>(text, [afterId, search.grams, search.pattern, limit])).rows
}

const CHORD = 'll_to_earth(lat, lng) <-> ll_to_earth($1, $2)'

/**
 * The nearest restaurants after a position, by distance. Walks the place index outwards from the point and cuts at the
 * radius afterwards: a condition on the box would make the planner sort everything inside it.
 */
export async function listNearby(
  { pool }: RestaurantStore,
  { lat, lng, radiusM }: Near,
  after: NearbyPosition,
  limit: number,
): Promise<NearbyRow[]> {
  const text = `select *, sec_to_gc(chord) as "distanceM" from (
      select ${ROW_COLUMNS}, ${CHORD} as chord from restaurants
      where lat is not null and (${CHORD}, id) > ($3, $4) order by ${CHORD}, id limit $5
    ) nearest where chord <= gc_to_sec($6) order by chord, id`
  return (await pool.query<NearbyRow>(text, [lat, lng, after.chord, after.id, limit, radiusM])).rows
}

/** The nearest restaurants of that name after a position: both indexes narrow, what is left is measured once (`offset 0`) and sorted. */
export async function listNamedNearby(
  { pool }: RestaurantStore,
  search: RestaurantSearch,
  { lat, lng, radiusM }: Near,
  after: NearbyPosition,
  limit: number,
): Promise<NearbyRow[]> {
  const text = `select *, sec_to_gc(chord) as "distanceM" from (
      select ${ROW_COLUMNS}, ${CHORD} as chord from restaurants
      where lat is not null and ll_to_earth(lat, lng) <@ earth_box(ll_to_earth($1, $2), $6)
        and search_grams @> $7 and search_grams[1] ~ $8 offset 0
    ) found where chord <= gc_to_sec($6) and (chord, id) > ($3, $4) order by chord, id limit $5`
  const values = [lat, lng, after.chord, after.id, limit, radiusM, search.grams, search.pattern]
  return (await pool.query<NearbyRow>(text, values)).rows
}
