import { Pool } from 'undici'
import { hashtagName } from '../../feeds/seed-sql.ts'
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

/** Hashtags that are read in turns: as many at once as there are requests, so that none finds what another reads. */
const HASHTAGS = AT_ONCE
const hashtagFeed = (n: number) => `/feed/hashtags/${encodeURIComponent(hashtagName(n))}`

const feeds = {
  hashtag: hashtagFeed(1),
  popular: '/feed/popular',
  trending: '/feed/trending',
  user: '/feed/users/1',
}
type FeedName = keyof typeof feeds

/** `For` a caller: with the viewer's own state on each post, and hidden people left out. */
export type PageName = 'home' | 'hashtags' | FeedName | `${FeedName}For`
export type CeilingName = 'constant' | 'oneRead' | 'joined'
export type Costs = Record<PageName | CeilingName, PageCost[]>

interface Kind {
  pool: Pool
  pid: number
  paths: readonly string[]
  headers: Record<string, string>
}

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
  const page = (path: string | readonly string[], own: Kind['headers']): Kind => ({
    ...{ pool: product, pid: pids.feeds, headers: own },
    paths: [path].flat(),
  })
  const ceiling = (path: string): Kind => ({ pool: bare, pid: ceilings.pid, paths: [path], headers: {} })
  // Each page near the ceiling that it is compared with: the machine's load changes within a round.
  const kinds: Record<keyof Costs, Kind> = {
    home: page('/feed', { ...headers }),
    joined: ceiling('/joined'),
    hashtag: page(feeds.hashtag, {}),
    hashtags: page(
      Array.from({ length: HASHTAGS }, (_, n) => hashtagFeed(n + 1)),
      {},
    ),
    popular: page(feeds.popular, {}),
    oneRead: ceiling('/one-read'),
    trending: page(feeds.trending, {}),
    user: page(feeds.user, {}),
    constant: ceiling('/constant'),
    hashtagFor: page(feeds.hashtag, { ...headers }),
    popularFor: page(feeds.popular, { ...headers }),
    trendingFor: page(feeds.trending, { ...headers }),
    userFor: page(feeds.user, { ...headers }),
  }
  const costs = Object.fromEntries(Object.keys(kinds).map((name) => [name, []])) as unknown as Costs
  const send = async ({ pool, paths, headers: own }: Kind, count: number) => {
    let left = count
    const worker = async () => {
      while (left-- > 0) {
        const path = paths[left % paths.length] ?? ''
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
