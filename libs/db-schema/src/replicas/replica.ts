import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import type { Database } from '../open-database.ts'
import { REPLICA_POSITION, reaches } from './log-position.ts'
import type { LogPosition } from './log-position.ts'

/** Milliseconds for which a replica that failed is left alone. */
const REST_MS = 1_000
/** Milliseconds between looks at how far a replica is. */
const LOOK_EVERY_MS = 2

/** Why a replica did not answer: it is behind for longer than may be waited, or it failed. */
export type Refusal = 'behind' | 'away'

export interface Replica {
  /** Whether it is worth asking. */
  isThere(): boolean
  /** Answers as of `wanted` or later, or says why not, at the latest after `waitMs` (and a statement's own time). */
  query(statement: pg.QueryConfig, wanted: LogPosition, waitMs: number): Promise<pg.QueryResult | Refusal>
  close(): Promise<void>
}

/**
 * How far it is, is known for each connection by itself: a connection does not outlive its server, and a server that has crashed
 * shows less, for a while, than it did before.
 */
export function createReplica(database: Database): Replica {
  const { pool } = database
  const known = new WeakMap<pg.PoolClient, LogPosition>()
  let restsUntil = 0
  const reached = async (client: pg.PoolClient, wanted: LogPosition, waitMs: number) => {
    let shown = known.get(client)
    const deadline = performance.now() + waitMs
    while (!shown || !reaches(shown, wanted)) {
      // The look that comes first is never too late: a connection that is new has not been asked.
      if (shown && performance.now() > deadline) return false
      if (shown) await sleep(LOOK_EVERY_MS)
      shown = (await client.query<LogPosition>({ name: 'replayed', text: REPLICA_POSITION })).rows[0]
      if (!shown) return false
      known.set(client, shown)
      // Of another history, or of none: waiting does not change that.
      if (shown.timeline !== wanted.timeline) return false
    }
    return true
  }
  return {
    isThere: () => performance.now() >= restsUntil,
    async query(statement, wanted, waitMs) {
      let client: pg.PoolClient | undefined
      try {
        client = await pool.connect()
        const result = (await reached(client, wanted, waitMs)) ? await client.query(statement) : 'behind'
        client.release()
        return result
      } catch (error) {
        // A statement that replay had to cancel takes its connection with it: that is rare, and a broken one must go.
        client?.release(error as Error)
        restsUntil = performance.now() + REST_MS
        return 'away'
      }
    },
    close: () => database.close(),
  }
}
