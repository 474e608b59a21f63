import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { decode, firstLineOf } from './decode.ts'
import { rejected, UnreadableList } from './outcome.ts'
import type { ImportedRestaurant, RowOutcome } from './outcome.ts'
import { recognise } from './recognise.ts'
import { isRestaurant } from './restaurant-list.ts'
import type { ListRow, RestaurantList } from './restaurant-list.ts'

/** A file that has been read: nothing is written yet. */
export interface ReadList {
  file: string
  list: RestaurantList
  outcomes: RowOutcome[]
}

/**
 * Reads a whole list and judges each of its rows.
 * @throws UnreadableList where the file is not there or no list that we know
 */
export function readList(file: string): ReadList {
  const bytes = bytesOf(file)
  try {
    const list = recognise(bytes)
    const rows = list.readRows(decode(bytes, list.encoding), companionsOf(file, list))
    if (rows.length === 0) throw new UnreadableList(`the ${list.source} list, but without a single row`)
    return { file: basename(file), list, outcomes: judgeRepeats(rows) }
  } catch (error) {
    if (error instanceof UnreadableList) throw new UnreadableList(`${file}: ${error.message}`)
    throw error
  }
}

function bytesOf(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UnreadableList(`${file}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Files in the same folder that the list reads along, by their first line. */
function companionsOf(file: string, { companions = [], encoding }: RestaurantList): Map<string, string> {
  const found = new Map<string, string>()
  for (const name of companions.length === 0 ? [] : readdirSync(dirname(file)).sort()) {
    if (!name.endsWith('.csv')) continue
    const bytes = readFileSync(join(dirname(file), name))
    const firstLine = firstLineOf(bytes).toString('latin1')
    if (companions.includes(firstLine)) found.set(firstLine, decode(bytes, encoding))
  }
  return found
}

/** Rejects rows that repeat an earlier one: by its key, or word for word under another key. */
function judgeRepeats(rows: ListRow[]): RowOutcome[] {
  const byId = new Map<string, number>()
  const byContent = new Map<string, number>()
  return rows.map(({ row, name, read, note }) => {
    if (!isRestaurant(read)) return { row, name, ...read }
    const content = JSON.stringify(contentOf(read))
    const sameId = byId.get(read.sourceId)
    const samePlace = byContent.get(content)
    if (sameId !== undefined) return { row, name, ...rejected('id repeated', `as in row ${sameId}`) }
    if (samePlace !== undefined) return { row, name, ...rejected('same place repeated', `as in row ${samePlace}`) }
    byId.set(read.sourceId, row)
    byContent.set(content, row)
    return { row, name, kind: 'restaurant', restaurant: read, ...(note === undefined ? {} : { note }) }
  })
}

function contentOf({ name, area, address, lat, lng, description }: ImportedRestaurant) {
  return { name, area, address, lat, lng, description }
}
