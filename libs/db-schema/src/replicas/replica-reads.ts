import type pg from 'pg'
import { openDatabase } from '../open-database.ts'
import type { Database, DatabaseOptions } from '../open-database.ts'
import { createFence } from './fence.ts'
import { PRIMARY_POSITION } from './log-position.ts'
import type { LogPosition } from './log-position.ts'
import { createReplica } from './replica.ts'
import type { Refusal, Replica } from './replica.ts'

/** What reads the record: a pool, or what stands before several. */
export type RecordReads = Pick<Database['pool'], 'query'>

/** Who answered a read, and where it was the primary, why. */
export type ReadBy = 'replica' | Refusal

export interface ReplicaReadsOptions extends Omit<DatabaseOptions, 'url'> {
  primary: Database['pool']
  /** Each by its own host: behind a name that leads now here, now there, nobody knows how far the one is that answers. */
  urls: readonly string[]
  /** Milliseconds that a read may wait for a replica to come as far as it needs; then the primary answers. */
  waitMs: number
  onRead?: (by: ReadBy) => void
}

export interface ReplicaReads {
  reads: RecordReads
  close(): Promise<void>
}

/**
 * Lets replicas answer statements that only read, as exactly as the primary would: each first learns where the primary's log is
 * now, in one short statement for all who ask at once, and a replica answers if it shows that much. So a reader sees all that was
 * committed before they asked, their own writes among it, whoever wrote it and wherever they are. Where no replica does in time,
 * or one fails, the primary answers.
 */
export function openReplicaReads({ primary, urls, waitMs, onRead, ...rest }: ReplicaReadsOptions): ReplicaReads {
  const replicas = urls.map((url) => createReplica(openDatabase({ ...rest, url })))
  const fence = createFence(async () => {
    const { rows } = await primary.query<LogPosition>({ name: 'log-position', text: PRIMARY_POSITION })
    return rows[0] ?? { bytes: 0, timeline: '' }
  })
  let turn = 0
  const pick = (): Replica | undefined => {
    const there = replicas.filter((replica) => replica.isThere())
    return there[turn++ % there.length]
  }
  const query = async (statement: pg.QueryConfig): Promise<pg.QueryResult> => {
    const replica = pick()
    const result = replica ? await replica.query(statement, await fence(), waitMs) : 'away'
    if (typeof result === 'string') {
      onRead?.(result)
      return primary.query(statement)
    }
    onRead?.('replica')
    return result
  }
  return {
    reads: { query: query as Database['pool']['query'] },
    async close() {
      await Promise.all(replicas.map((replica) => replica.close()))
    },
  }
}
