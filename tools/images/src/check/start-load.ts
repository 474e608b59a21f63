import { setTimeout as sleep } from 'node:timers/promises'
import { Pool } from 'undici'
import type { Visitors } from './visitors.ts'

/** One request, and what is to be remembered of its answer. */
export interface Ask {
  method: 'GET' | 'PUT' | 'DELETE'
  path: string
  authorization: string
  onAnswer?: (body: string) => void
}

/** What a load has done so far. */
export interface Load {
  /** Ends it when all answers are there. */
  stop(): Promise<LoadResult>
}

export interface LoadResult {
  sent: number
  /** Requests that had no answer, or one that is no success: status or error, and path. */
  failures: string[]
  /** Milliseconds from when a request was due, in order. */
  latencies: number[]
  seconds: number
}

/** Kept-alive connections of a load balancer's clients. */
const CONNECTIONS = 64
/** Milliseconds between looks at what is due: three requests at 300 a second. */
const TICK_MS = 10

/**
 * Sends `rate` requests a second to the gateway, each when it is due and whatever the others do; none is sent again.
 * @param draw what the next request is
 */
export function startLoad({ url, rate, draw }: { url: string; rate: number; draw: () => Ask }): Load {
  const pool = new Pool(url, { connections: CONNECTIONS, pipelining: 1 })
  const result: LoadResult = { sent: 0, failures: [], latencies: [], seconds: 0 }
  const underWay = new Set<Promise<void>>()
  const began = performance.now()
  let isOver = false
  const running = (async () => {
    while (!isOver) {
      const due = Math.floor(((performance.now() - began) * rate) / 1000)
      for (; result.sent < due; result.sent++) {
        const dueAt = began + (result.sent * 1000) / rate
        const work = send(pool, draw(), result, dueAt).finally(() => underWay.delete(work))
        underWay.add(work)
      }
      await sleep(TICK_MS)
    }
    result.seconds = (performance.now() - began) / 1000
  })()
  return {
    async stop() {
      isOver = true
      await running
      await Promise.all(underWay)
      await pool.close()
      result.latencies.sort((a, b) => a - b)
      return result
    },
  }
}

async function send(pool: Pool, ask: Ask, result: LoadResult, dueAt: number): Promise<void> {
  const { method, path, authorization, onAnswer } = ask
  try {
    const answer = await pool.request({ method, path, headers: { authorization } })
    const text = await answer.body.text()
    if (answer.statusCode >= 400) result.failures.push(`${answer.statusCode} ${method} ${path} ${text}`)
    else onAnswer?.(text)
  } catch (error) {
    result.failures.push(`${(error as Error).message} ${method} ${path}`)
  }
  result.latencies.push(performance.now() - dueAt)
}

/** Draws in turn from those of a table: by their weights. */
export function inTurn(visitors: Visitors, kinds: readonly ((visitors: Visitors) => Ask)[]): () => Ask {
  let turn = 0
  return () => (kinds[turn++ % kinds.length] as (visitors: Visitors) => Ask)(visitors)
}
