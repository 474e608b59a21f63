import { freePort } from '../free-port.ts'
import { startRedisServer } from './redis-server.ts'
import type { RedisSettings } from './redis-server.ts'
import type { Store, StorePlace } from './store.ts'

/** Tests take one logical database per worker. */
const DATABASES = 64

/** Starts Redis (or Valkey) on a free loopback port. */
export async function startRedis(place: StorePlace, settings: RedisSettings = {}): Promise<Store> {
  const port = await freePort()
  const child = await startRedisServer(place, 'redis', port, { databases: DATABASES, ...settings })
  return { child, url: `redis://127.0.0.1:${port}` }
}
