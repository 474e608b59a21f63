import type pg from 'pg'
import { addCounts, countRows, reportLines } from './import-report.ts'
import type { ImportCounts } from './import-report.ts'
import { readList } from './read-list.ts'
import { storeRestaurants } from './store-restaurants.ts'

export const NO_ROWS: ImportCounts = { read: 0, imported: 0, updated: 0, unchanged: 0, skipped: 0, rejected: 0 }

/**
 * Imports restaurant lists. All files are read and recognised before the first row is written; each file is stored
 * whole or not at all. A second run finds its own rows by (source, source id) and changes nothing.
 * @param say gets progress and each file's report, line by line
 * @throws UnreadableList where a file is no list that we know
 */
export async function importFiles(
  client: pg.ClientBase,
  files: string[],
  say: (line: string) => void,
): Promise<ImportCounts> {
  const lists = files.map((file) => {
    const read = readList(file)
    say(`${read.file}: the ${read.list.source} list, ${read.outcomes.length} rows`)
    return read
  })
  let total = NO_ROWS
  for (const read of lists) {
    const found = read.outcomes.flatMap((outcome) => (outcome.kind === 'restaurant' ? [outcome.restaurant] : []))
    const stored = await storeRestaurants(client, read.list.source, found, (done) =>
      say(`${read.file}: ${done} of ${found.length} restaurants`),
    )
    const counts = countRows(read, stored)
    for (const line of reportLines(read, counts)) say(line)
    total = addCounts(total, counts)
  }
  return total
}
