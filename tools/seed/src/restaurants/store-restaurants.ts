import { searchGramsOf } from '@matjip/db-schema'
import type pg from 'pg'
import type { ImportedRestaurant } from './outcome.ts'

/** Rows of one statement: about 400 KB of JSON. */
const BATCH = 500

export interface StoredCounts {
  imported: number
  updated: number
  unchanged: number
}

// A row that is there already and equal is not touched; `on conflict` is for an import that runs beside this one.
const STORE = `
  with incoming as (
    select * from json_to_recordset($2) as r(
      "sourceId" text, name text, category text, area text, address text,
      lat float8, lng float8, description text, grams text[])
  ), updated as (
    update restaurants r
    set name = i.name, category = i.category, area = i.area, address = i.address,
      lat = i.lat, lng = i.lng, description = i.description, search_grams = i.grams
    from incoming i
    where r.source = $1 and r.source_id = i."sourceId"
      and (r.name, r.category, r.area, r.address, r.lat, r.lng, r.description, r.search_grams)
        is distinct from (i.name, i.category, i.area, i.address, i.lat, i.lng, i.description, i.grams)
    returning r.id
  ), inserted as (
    insert into restaurants (source, source_id, name, category, area, address, lat, lng, description, search_grams)
    select $1, "sourceId", name, category, area, address, lat, lng, description, grams from incoming i
    where not exists (select from restaurants r where r.source = $1 and r.source_id = i."sourceId")
    on conflict (source, source_id) do nothing
    returning id
  )
  select (select count(*)::int from inserted) as imported, (select count(*)::int from updated) as updated`

/**
 * Stores the restaurants of one list, all or none.
 * @param source the list, `restaurants.source`
 * @param onProgress told how many are done
 */
export async function storeRestaurants(
  client: pg.ClientBase,
  source: string,
  restaurants: ImportedRestaurant[],
  onProgress: (done: number) => void = () => {},
): Promise<StoredCounts> {
  const counts: StoredCounts = { imported: 0, updated: 0, unchanged: 0 }
  await client.query('begin')
  try {
    for (let start = 0; start < restaurants.length; start += BATCH) {
      const batch = restaurants.slice(start, start + BATCH)
      const rows = batch.map((restaurant) => ({ ...restaurant, grams: searchGramsOf(restaurant.name) }))
      const answer = await client.query<{ imported: number; updated: number }>(STORE, [source, JSON.stringify(rows)])
      const { imported = 0, updated = 0 } = answer.rows[0] ?? {}
      counts.imported += imported
      counts.updated += updated
      counts.unchanged += batch.length - imported - updated
      onProgress(start + batch.length)
    }
    await client.query('commit')
    return counts
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}
