/** A restaurant as it is stored. `sourceId` is its key in the list it came from and stays the same from run to run. */
export interface ImportedRestaurant {
  sourceId: string
  name: string
  category: string | null
  /** City and district. */
  area: string | null
  address: string | null
  lat: number | null
  lng: number | null
  description: string | null
}

/** Why a row is no restaurant of ours: `reason` is counted, `detail` says what it was in this row. */
export interface Refusal {
  kind: 'skipped' | 'rejected'
  reason: string
  detail?: string
}

/** What became of one row: `row` as a person counts it, 1 = the first element of a JSON list or the header of a CSV. */
export type RowOutcome = { row: number; name: string } & (
  { kind: 'restaurant'; restaurant: ImportedRestaurant; note?: string } | Refusal
)

/** A row that is wrong. */
export const rejected = (reason: string, detail?: string): Refusal => ({
  kind: 'rejected',
  reason,
  ...(detail === undefined ? {} : { detail }),
})

/** A row that is right, but nothing that we want. */
export const skipped = (reason: string): Refusal => ({ kind: 'skipped', reason })

/** Thrown for a file that cannot be imported at all; the message is for the person at the terminal. */
export class UnreadableList extends Error {}
