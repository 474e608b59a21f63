import type { PendingEntry } from '@matjip/redis-keys'
import { isBadRow, quarantineEntry } from './commit-entries.ts'
import type { FoldPorts, Rejection } from '../ports.ts'

/** What became of each entry of a batch. */
export interface ExactReport {
  /** In Postgres, or rejected or quarantined for good: their messages are done. */
  committed: PendingEntry[]
  rejected: Rejection[]
  /** Not in Postgres, as far as is known: their messages must come again. */
  uncommitted: { entry: PendingEntry; error: unknown }[]
}

/**
 * Commits a batch as `commitEntries` does, for those who must say of each message whether it is done: a failure of one half
 * takes nothing from the other, which is committed. Never throws.
 */
export async function commitExactly(
  ports: Pick<FoldPorts, 'record' | 'log'>,
  entries: readonly PendingEntry[],
): Promise<ExactReport> {
  const allFailed = (error: unknown): ExactReport => ({
    committed: [],
    rejected: [],
    uncommitted: entries.map((entry) => ({ entry, error })),
  })
  try {
    const { rejected } = await ports.record.commit(entries.map(({ operation }) => operation))
    return { committed: [...entries], rejected, uncommitted: [] }
  } catch (error) {
    if (!isBadRow(error)) return allFailed(error)
    const [entry] = entries
    if (entry && entries.length === 1) {
      return quarantineEntry(ports, entry, error).then(
        ({ rejected }) => ({ committed: [entry], rejected, uncommitted: [] }),
        allFailed,
      )
    }
  }
  const middle = Math.ceil(entries.length / 2)
  const first = await commitExactly(ports, entries.slice(0, middle))
  const second = await commitExactly(ports, entries.slice(middle))
  return {
    committed: [...first.committed, ...second.committed],
    rejected: [...first.rejected, ...second.rejected],
    uncommitted: [...first.uncommitted, ...second.uncommitted],
  }
}
