import { isNewer } from '@matjip/redis-keys'
import type { Stamp } from '@matjip/redis-keys'
import type { CachedPair } from './operation-cache.ts'
import type { OperationRecord } from './operation-store.ts'

/** Where an operation stands, in the words of the public document. */
export type Standing =
  | { status: 'queued' }
  | { status: 'applied'; appliedAt: Date | null }
  | { status: 'persisted'; persistedAt: Date | null; effect: 'changed' | 'superseded' }
  | { status: 'failed'; code: string }

export const NOTHING_RECORDED: OperationRecord = { row: null, failureCode: null }
export const NOTHING_CACHED: CachedPair = { applied: undefined, settled: undefined }

/**
 * Where an operation stands, from what the stores hold now. The record outranks the cache:
 * void → failed; the pair's row is this click or a newer one → persisted; readers see it or a newer one → applied; else queued.
 */
export function standingOf(operation: Stamp, record: OperationRecord, cached: CachedPair): Standing {
  if (record.failureCode !== null) return { status: 'failed', code: record.failureCode }
  // Of a newer click only the row's own time is known: this one was in the record by then.
  if (reached(operation, record.row)) return persisted(operation, record.row, record.row.updatedAt)
  if (reached(operation, cached.settled)) return persisted(operation, cached.settled, null)
  if (reached(operation, cached.applied)) return { status: 'applied', appliedAt: null }
  return { status: 'queued' }
}

/** Whether a pair's state is the operation's or that of a newer one. */
function reached<T extends Stamp>(operation: Stamp, state: T | null | undefined): state is T {
  return state !== null && state !== undefined && !isNewer(operation, state)
}

function persisted(operation: Stamp, row: Stamp, persistedAt: Date | null): Standing {
  return { status: 'persisted', persistedAt, effect: isNewer(row, operation) ? 'superseded' : 'changed' }
}
