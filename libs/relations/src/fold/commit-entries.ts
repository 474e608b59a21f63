import type { PendingEntry } from '@matjip/redis-keys'
import type { Committed, FoldPorts } from '../ports.ts'

/** What became of a batch. */
export interface CommitReport extends Committed {
  /** Operations that Postgres refused by themselves. */
  quarantined: number
}

/** SQLSTATE classes of data that can never be written: 22 data exception, 23 integrity constraint violation. */
const BAD_ROW = /^2[23]/

/**
 * Commits a batch. Where its data is refused, it is halved until the bad operation stands alone; that one goes to
 * quarantine, all others are committed. Any other error, or a commit of unknown outcome, fails the whole batch: it is
 * still pending, and folding it again changes nothing.
 * @throws what the record or the quarantine threw
 */
export async function commitEntries(
  ports: Pick<FoldPorts, 'record' | 'log'>,
  entries: readonly PendingEntry[],
): Promise<CommitReport> {
  try {
    const committed = await ports.record.commit(entries.map(({ operation }) => operation))
    return { ...committed, quarantined: 0 }
  } catch (error) {
    if (!isBadRow(error)) throw error
    const [entry] = entries
    if (entry && entries.length === 1) return await quarantineEntry(ports, entry, error)
  }
  const middle = Math.ceil(entries.length / 2)
  const first = await commitEntries(ports, entries.slice(0, middle))
  const second = await commitEntries(ports, entries.slice(middle))
  return {
    rejected: [...first.rejected, ...second.rejected],
    written: first.written + second.written,
    moved: first.moved + second.moved,
    // Of two transactions, the second may have moved what the first knew.
    pairs: [],
    quarantined: first.quarantined + second.quarantined,
  }
}

/** Puts an operation that Postgres refuses by itself into quarantine and notes that it failed. @throws where either did not succeed */
export async function quarantineEntry(
  { record, log }: Pick<FoldPorts, 'record' | 'log'>,
  entry: PendingEntry,
  error: Error,
): Promise<CommitReport> {
  await log.quarantine(entry, 'refused-by-postgres', error.message)
  await record.fail(entry.operation, 'quarantined')
  return {
    rejected: [{ opId: entry.operation.opId, code: 'quarantined' }],
    written: 0,
    moved: 0,
    pairs: [],
    quarantined: 1,
  }
}

/** Whether Postgres refuses the data, for ever. */
export function isBadRow(error: unknown): error is Error & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && BAD_ROW.test(error.code)
}
