import { Pool } from 'undici'
import { hashtagName } from '../../feeds/seed-sql.ts'
import { seededRandom } from '../../arena/graph.ts'
import { atRandomTimes, inLanes } from '../../arrivals.ts'
import { clockOf, startMeter } from '../../cost/meter.ts'
import type { Ceilings } from './start-ceilings.ts'
import type { PageWorld } from './page-world.ts'

/**
 * Requests under way at once, as many as saturate it in `bench:relations`. With 16 a process with nothing else to do is done with
 * those that came before the generator has sent the next: 6 share a look at Redis where 18 do, and waking a server that sleeps is
 * most of what is measured.
 */
const AT_ONCE = 64

/** CPU microseconds of one request. */
export interface PageCost {
  process: number
  redis: number
  postgres: number
}

/** Hashtags that are read in turns: as many at once as there are requests, so that none finds what another reads. */
export const HASHTAGS = AT_ONCE
const hashtagFeed = (n: number) => `/feed/hashtags/${encodeURIComponent(hashtagName(n))}`

const feeds = {
  hashtag: hashtagFeed(1),
  popular: '/feed/popular',
  trending: '/feed/trending',
  user: '/feed/users/1',
}
type FeedName = keyof typeof feeds

/** `For` a caller: with the viewer's own state on each post, and hidden people left out. */
export type PageName = 'home' | 'hashtags' | CrowdName | FeedName | `${FeedName}For`
/** Of 2,000 readers in turns: their homes, and as they come at noon, so that hardly anybody is served together with another. */
export type CrowdName = 'homes' | 'homesAtNoon' | 'nextAtNoon'
export type CeilingName = 'constant' | 'oneRead' | 'joined'
export type Costs = Record<PageName | CeilingName, PageCost[]>

/** First pages, and next ones, of a lunch hour's 10,000 people a second and process. */
const AT_NOON = 200
/** Of what comes at a rate, which takes its time. */
const ROUNDS_AT_NOON = 5

interface Request {
  path: string
  headers: Record<string, string>
}

interface Kind {
  pool: Pool
  pid: number
  requests: readonly Request[]
  /** A second; as fast as they are answered unless given. */
  rate?: number
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
  const asked = (requests: readonly Request[], rate?: number): Kind => ({
    ...{ pool: product, pid: pids.feeds, requests },
    ...(rate !== undefined && { rate }),
  })
  const page = (path: string | readonly string[], own: Request['headers']) =>
    asked([path].flat().map((one) => ({ path: one, headers: own })))
  const ceiling = (path: string): Kind => ({ pool: bare, pid: ceilings.pid, requests: [{ path, headers: {} }] })
  const firsts = world.crowd.map((own) => ({ path: '/feed', headers: { ...own } }))
  const nexts = await nextOf(product, firsts)
  // Each page near the ceiling that it is compared with: the machine's load changes within a round.
  const kinds: Record<keyof Costs, Kind> = {
    home: page('/feed', { ...headers }),
    joined: ceiling('/joined'),
    homes: asked(firsts),
    homesAtNoon: asked(firsts, AT_NOON),
    nextAtNoon: asked(nexts, AT_NOON),
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
  const turns = new Map<Kind, number>()
  const random = seededRandom(3)
  const send = async (kind: Kind, count: number) => {
    const { pool, requests: all, rate } = kind
    const from = turns.get(kind) ?? 0
    turns.set(kind, from + count)
    const next = Array.from({ length: count }, (_, n) => all[(from + n) % all.length] as Request)
    const one = ({ path, headers: own }: Request) => ask(pool, { path, headers: own })
    await (rate === undefined ? inLanes(next, AT_ONCE, one) : atRandomTimes(next, rate, random, one))
  }
  for (let round = -1; round < rounds; round += 1) {
    for (const [name, kind] of Object.entries(kinds)) {
      if (kind.rate !== undefined && round >= ROUNDS_AT_NOON) continue
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

/** @returns the answer's body @throws Error for any other answer than 200 */
async function ask(pool: Pool, { path, headers }: Request): Promise<Buffer> {
  const { statusCode, body } = await pool.request({ method: 'GET', path, headers })
  const bytes = Buffer.from(await body.arrayBuffer())
  if (statusCode !== 200) throw new Error(`${path}: ${statusCode}`)
  return bytes
}

/** Homes that are built at once: as many as the process has connections to Postgres, so that it refuses none of them. */
const BUILT_AT_ONCE = 10

/** The page after each of these, where there is one. Whose home had not been read, has been by then. */
async function nextOf(pool: Pool, firsts: readonly Request[]): Promise<Request[]> {
  const next: Request[] = []
  await inLanes(firsts, BUILT_AT_ONCE, async (first) => {
    const { nextCursor } = JSON.parse((await ask(pool, first)).toString()) as { nextCursor: string | null }
    if (nextCursor !== null) next.push({ ...first, path: `/feed?cursor=${encodeURIComponent(nextCursor)}` })
  })
  return next
}
