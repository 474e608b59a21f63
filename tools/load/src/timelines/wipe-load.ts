import { Pool } from 'undici'
import { atRandomTimes } from '../arrivals.ts'
import { seededRandom } from '../arena/graph.ts'

/** A page that somebody reads. */
export interface PageWanted {
  path: string
  /** undefined: anonymous. */
  token: string | undefined
}

/** An answer, and when it was due and came; milliseconds of one clock. */
export interface PageSeen {
  page: PageWanted
  status: number
  retryAfter: string | undefined
  body: string
  dueAt: number
  ms: number
}

/** Connections to one process. */
const CONNECTIONS = 96

/** Reads pages of two or more processes in turn, at random times that wait for no answer. */
export function openReaders(origins: readonly string[]) {
  const pools = origins.map((origin) => new Pool(origin, { connections: CONNECTIONS, pipelining: 1 }))
  let turn = 0
  const ask = async ({ path, token }: PageWanted) => {
    const pool = pools[turn++ % pools.length] as Pool
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    const { statusCode, headers: answered, body } = await pool.request({ method: 'GET', path, headers })
    const retryAfter = answered['retry-after']
    return { status: statusCode, retryAfter: retryAfter?.toString(), body: await body.text() }
  }
  return {
    ask,
    /** @param pick draws the next page, by a number in [0, 1) */
    async readAt(rate: number, seconds: number, seed: number, pick: (draw: number) => PageWanted): Promise<PageSeen[]> {
      const random = seededRandom(seed)
      const wanted = Array.from({ length: rate * seconds }, () => pick(random()))
      const seen: PageSeen[] = []
      const began = performance.now()
      await atRandomTimes(wanted, rate, random, async (page) => {
        const dueAt = performance.now()
        const answer = await ask(page).catch((error: unknown) => ({
          status: 0,
          retryAfter: undefined,
          body: String(error),
        }))
        seen.push({ page, ...answer, dueAt: dueAt - began, ms: performance.now() - dueAt })
      })
      return seen
    },
    close: () => Promise.all(pools.map((pool) => pool.close())),
  }
}
