import type { RowOutcome } from './outcome.ts'
import type { ReadList } from './read-list.ts'
import type { StoredCounts } from './store-restaurants.ts'

/** What became of the rows of a file; the five kinds add up to `read`. */
export interface ImportCounts extends StoredCounts {
  read: number
  skipped: number
  rejected: number
}

/** Counts of one file. */
export function countRows({ outcomes }: ReadList, stored: StoredCounts): ImportCounts {
  const ofKind = (kind: RowOutcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length
  return { read: outcomes.length, ...stored, skipped: ofKind('skipped'), rejected: ofKind('rejected') }
}

export function addCounts(a: ImportCounts, b: ImportCounts): ImportCounts {
  return {
    read: a.read + b.read,
    imported: a.imported + b.imported,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    skipped: a.skipped + b.skipped,
    rejected: a.rejected + b.rejected,
  }
}

/** `read 1829, imported 1255, …`: one file's figures, or all files'. */
export function figuresOf(counts: ImportCounts): string {
  return Object.entries(counts)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ')
}

/** Lines for the terminal: the figures of a file, why rows were skipped or rejected, and each rejected or repaired row. */
export function reportLines({ file, list, outcomes }: ReadList, counts: ImportCounts): string[] {
  const reasons = new Map<string, number>()
  const rows: string[] = []
  for (const outcome of outcomes) {
    if (outcome.kind === 'restaurant') {
      if (outcome.note !== undefined) rows.push(`  row ${outcome.row} (${outcome.name}): ${outcome.note}`)
      continue
    }
    const reason = `${outcome.kind}: ${outcome.reason}`
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
    if (outcome.kind === 'rejected') {
      const detail = outcome.detail === undefined ? '' : ` (${outcome.detail})`
      rows.push(`  row ${outcome.row} (${outcome.name || 'no name'}) rejected: ${outcome.reason}${detail}`)
    }
  }
  const counted = [...reasons].sort((a, b) => b[1] - a[1]).map(([reason, count]) => `  ${count} ${reason}`)
  return [`${file} (${list.source}, ${list.encoding}): ${figuresOf(counts)}`, ...counted, ...rows]
}
