import type { Database } from '@matjip/db-schema'
import type { Logger } from '@matjip/service-kit'
import type { Counter } from 'prom-client'
import { cleanups } from './cleanups.ts'
import type { Cleanup } from './cleanups.ts'

/** A key's answer is replayed for 24 h and not a moment longer (docs/adr/0010). */
const IDEMPOTENCY_KEY_DAYS = 1

export interface CleanUpDeps {
  pool: Database['pool']
  removed: Counter
  logger: Logger
  /** Rows a transaction. */
  batch: number
  tombstoneDays: number
  failureDays: number
}

/** Deletes everything that is too old, batch by batch, and says how much that was. The signal stops it after the running batch. */
export async function cleanUp(deps: CleanUpDeps, signal?: AbortSignal): Promise<Record<Cleanup['what'], number>> {
  const days = {
    tombstones: deps.tombstoneDays,
    failures: deps.failureDays,
    'idempotency-keys': IDEMPOTENCY_KEY_DAYS,
  }
  const removed = { tombstones: 0, failures: 0, 'idempotency-keys': 0 }
  for (const { what, sql } of cleanups) {
    let gone = deps.batch
    while (gone === deps.batch && !signal?.aborted) {
      gone = (await deps.pool.query(sql, [deps.batch, days[what]])).rowCount ?? 0
      removed[what] += gone
      deps.removed.inc({ what }, gone)
    }
  }
  if (Object.values(removed).some((count) => count > 0)) deps.logger.info(removed, 'cleaned up what was too old')
  return removed
}
