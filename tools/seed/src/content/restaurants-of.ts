import type pg from 'pg'
import type { SeedRestaurant } from './content.ts'

/** The stored restaurants of some lists, in an order that does not depend on when they were imported. */
export async function restaurantsOf(client: pg.ClientBase, sources: string[]): Promise<SeedRestaurant[]> {
  const found = await client.query<SeedRestaurant>(
    `select id, source, source_id as "sourceId", name, category, area, description from restaurants
     where source = any($1) order by source, source_id`,
    [sources],
  )
  return found.rows
}
