import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type pg from 'pg'
import { importFiles } from '../restaurants/import-files.ts'
import type { ImportCounts } from '../restaurants/import-report.ts'
import { UnreadableList } from '../restaurants/outcome.ts'
import { recognise, restaurantLists } from '../restaurants/recognise.ts'
import type { RealInput } from './real-input.ts'

/** Imports every restaurant list of the folder; other files beside them (ratings, cuisines) are left to those who read them. */
export async function importRealRestaurants(
  client: pg.ClientBase,
  input: RealInput,
  say: (line: string) => void,
): Promise<ImportCounts> {
  const dir = input.pathOf('restaurants')
  const files = readdirSync(dir)
    .sort()
    .map((name) => join(dir, name))
  const lists = files.filter((file) => isList(file, say))
  if (lists.length === 0) throw new Error(`${dir} has no restaurant list`)
  return importFiles(client, lists, say)
}

/** `restaurants.source` of all lists. */
export const REAL_SOURCES = restaurantLists.map((list) => list.source)

function isList(file: string, say: (line: string) => void): boolean {
  try {
    recognise(readFileSync(file))
    return true
  } catch (error) {
    if (!(error instanceof UnreadableList)) throw error
    say(`${basename(file)} is left out: ${error.message}`)
    return false
  }
}
