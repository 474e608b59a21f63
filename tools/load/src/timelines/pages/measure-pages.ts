import { Pool } from 'undici'
import { POPULAR_HASHTAG } from '../../feeds/seed-sql.ts'
import { clockOf, startMeter } from '../../relations/cost/meter.ts'
import type { Ceilings } from './start-ceilings.ts'
import type { PageWorld } from './page-world.ts'

/** Requests under way at once: enough that the process never waits for the generator. */
const AT_ONCE = 16

/** CPU microseconds of one request. */
export interface PageCost {
  process: number
  redis: number
  postgres: number
}

export type Costs = Record<'home' | 'hashtag' | 'user' | 'constant' | 'oneRead' | 'joined', PageCost[]>

/** Measures the pages of the product and the ceilings, in turns. */
export async function measurePages(
  world: PageWorld,
  ceilings: Ceilings,
  rounds: number,
  requests: number,
): Promise<Costs> {
  const [product, bare] = [world.origin, ceilings.origin].map(
    (origin) => new Pool(origin, { connections: AT_ONCE }),
  ) as [Pool, Pool]
  const { headers, pids } = world
  const kinds = {
    home: { pool: product, pid: pids.feeds, path: '/feed', headers },
    joined: { pool: bare, pid: ceilings.pid, path: '/joined', headers: {} },
    hashtag: { pool: product, pid: pids.feeds, path: `/feed/hashtags/${encodeURIComponent(POPULAR_HASHTAG)}`, headers },
    oneRead: { pool: bare, pid: ceilings.pid, path: '/one-read', headers: {} },
    user: { pool: product, pid: pids.feeds, path: '/feed/users/1', headers },
    constant: { pool: bare, pid: ceilings.pid, path: '/constant', headers: {} },
  }
  const costs = Object.fromEntries(Object.keys(kinds).map((name) => [name, []])) as unknown as Costs
  const send = async (
    { pool, path, headers: own }: (typeof kinds)['home'] | (typeof kinds)['joined'],
    count: number,
  ) => {
    let left = count
    const worker = async () => {
      while (left-- > 0) {
        const { statusCode, body } = await pool.request({ method: 'GET', path, headers: own })
        await body.dump()
        if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`)
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, worker))
  }
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, kind] of Object.entries(kinds)) {
      // So that what was built behind the last answer is there, and every kind begins alike.
      await send(kind, Math.ceil(requests / 10))
      const stop = startMeter({
        process: clockOf(kind.pid),
        redis: clockOf(pids.redis),
        postgres: clockOf(pids.postgres),
      })
      await send(kind, requests)
      const { process: own, redis, postgres } = stop()
      // The first round warms up.
      if (round < 0) continue
      costs[name as keyof Costs].push({
        process: own / requests,
        redis: redis / requests,
        postgres: postgres / requests,
      })
    }
  }
  await Promise.all([product.close(), bare.close()])
  return costs
}
