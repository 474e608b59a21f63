import { searchGramsOf } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { createLogger, createMetrics, createService } from '@matjip/service-kit'
import { createTestIssuer } from '@matjip/service-kit/testing'
import { restaurantRoutes } from './restaurant-routes.ts'

/** The restaurant routes alone, on a test's database. */
export async function createRestaurantService(database: Database) {
  const [issuer, redis] = await Promise.all([createTestIssuer(), openTestRedis()])
  const service = await createService({
    logger: createLogger('restaurants-test', 'silent'),
    metrics: createMetrics(),
    checks: {},
    api: {
      auth: issuer.options,
      openApi: { title: 't', description: 't', version: '0', publicUrl: 'http://127.0.0.1', tags: [] },
      trustedProxies: [],
    },
  })
  restaurantRoutes(service, { pool: database.pool, redis })
  const close = async () => {
    await service.close()
    redis.disconnect()
    await issuer.close()
  }
  return { service, issuer, close }
}

export interface TestRestaurant {
  name: string
  lat?: number
  lng?: number
}

/** Rows a statement: more of them, with their search grams, take longer on a busy machine than a statement may. */
const A_STATEMENT = 2_000

/** Adds restaurants and answers their ids in order. */
export async function addRestaurants({ pool }: Database, restaurants: TestRestaurant[]): Promise<number[]> {
  const ids: number[] = []
  for (let from = 0; from < restaurants.length; from += A_STATEMENT) {
    const rows = restaurants
      .slice(from, from + A_STATEMENT)
      .map((restaurant) => ({ ...restaurant, grams: searchGramsOf(restaurant.name) }))
    const added = await pool.query<{ id: number }>(
      `insert into restaurants (source, source_id, name, lat, lng, search_grams)
       select 'test', gen_random_uuid()::text, name, lat, lng, grams
       from json_to_recordset($1) as r(name text, lat float8, lng float8, grams text[]) returning id`,
      [JSON.stringify(rows)],
    )
    ids.push(...added.rows.map((row) => row.id))
  }
  return ids
}
