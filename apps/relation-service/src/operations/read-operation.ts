import type { CachedPair } from './operation-cache.ts'
import { decodeOperationId } from './operation-id.ts'
import type { Operation } from './operation-id.ts'
import { NOTHING_CACHED, NOTHING_RECORDED, standingOf } from './operation-status.ts'
import type { Standing } from './operation-status.ts'
import type { OperationRecord } from './operation-store.ts'

export interface OperationDoors {
  /** The record's word. @throws where Postgres is away */
  readRecord: (operation: Operation) => Promise<OperationRecord>
  /** What readers see now. @throws where Redis is away */
  readCached: (operation: Operation) => Promise<CachedPair>
}

/** The caller's operation behind a public id; null for a damaged id and for somebody else's operation, which look alike. */
export function ownOperation(id: string, callerId: number): Operation | null {
  const operation = decodeOperationId(id)
  return operation?.actorId === callerId ? operation : null
}

/**
 * Where an operation stands. Without Redis the record answers alone; without Postgres the cache does, where it knows the click.
 * @throws the dependency's error where neither can tell
 */
export async function readStanding(doors: OperationDoors, operation: Operation): Promise<Standing> {
  const [record, cached] = await Promise.allSettled([doors.readRecord(operation), doors.readCached(operation)])
  const seen = cached.status === 'fulfilled' ? cached.value : NOTHING_CACHED
  if (record.status === 'fulfilled') return standingOf(operation, record.value, seen)
  const standing = standingOf(operation, NOTHING_RECORDED, seen)
  // "queued" would be a guess: the cache forgets a settled click after ten minutes.
  if (standing.status === 'queued') throw record.reason
  return standing
}
