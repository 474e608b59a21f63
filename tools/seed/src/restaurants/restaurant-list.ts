import type { ImportedRestaurant, Refusal } from './outcome.ts'

/** How a published list is encoded; any other is refused instead of imported as gibberish. */
export type Encoding = 'UTF-8' | 'CP949' | 'Latin-1'

/** One row as its list reads it. */
export interface ListRow {
  row: number
  /** For reports, also of rows that are no restaurant. */
  name: string
  read: ImportedRestaurant | Refusal
  /** Something about the row that a person may want to know. */
  note?: string
}

/** A published list that we can import. */
export interface RestaurantList {
  /** `restaurants.source`. */
  source: string
  encoding: Encoding
  /** Whether a file is this list, by the first line of a CSV or the whole text of a JSON file. */
  recognises(firstLine: string): boolean
  /** @param companions texts of the other files in the folder that belong to this list, by first line */
  readRows(text: string, companions: Map<string, string>): ListRow[]
  /** First lines of files that are read along with it where they lie beside it. */
  companions?: string[]
}

/** Whether a row could be read as a restaurant. */
export function isRestaurant(read: ImportedRestaurant | Refusal): read is ImportedRestaurant {
  return !('kind' in read)
}
