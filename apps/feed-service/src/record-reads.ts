import { openReplicaReads } from '@matjip/db-schema'
import type { Database, ReadBy, ReplicaReads } from '@matjip/db-schema'
import { Counter } from 'prom-client'
import type { Registry } from 'prom-client'

export interface RecordReadsOptions {
  database: Database
  /** As configured: separated by commas; absent where there are no replicas. */
  urls: string | undefined
  waitMs: number
  metrics: Registry
  onIdleError: (error: Error) => void
}

/** How feeds read the record: by replicas where there are any. @returns undefined where the primary is all there is */
export function openRecordReads(options: RecordReadsOptions): ReplicaReads | undefined {
  const { database, urls, waitMs, metrics, onIdleError } = options
  if (urls === undefined) return undefined
  const counter = new Counter({
    name: 'feed_record_reads_total',
    help: 'Statements of feeds by who answered: replica; the primary, because every replica was behind or away.',
    labelNames: ['by'],
    registers: [metrics],
  })
  const onRead = (by: ReadBy) => counter.inc({ by: by === 'replica' ? by : `primary-${by}` })
  return openReplicaReads({ primary: database.pool, urls: urls.split(','), waitMs, onRead, onIdleError })
}
