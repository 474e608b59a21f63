import { isUnstorable } from './clean.ts'
import { rejected } from './outcome.ts'
import type { ImportedRestaurant, Refusal } from './outcome.ts'

/** The longest name of the lists that we know has 31 characters; a whole sentence is a shifted column. */
const MAX_NAME = 100

/** A restaurant before it is checked: a name may be missing, coordinates are as written. */
export interface Draft extends Omit<ImportedRestaurant, 'name' | 'lat' | 'lng'> {
  name: string | null
  lat?: unknown
  lng?: unknown
}

/** The restaurant of a row, or what is wrong with it. A place without coordinates is one; half a pair or nonsense is not. */
export function checkRestaurant(draft: Draft): ImportedRestaurant | Refusal {
  if (draft.name === null) return rejected('no name')
  if ([...draft.name].length > MAX_NAME) return rejected(`name longer than ${MAX_NAME} characters`)
  const texts = [draft.name, draft.category, draft.area, draft.address, draft.description]
  if (texts.some((text) => text !== null && isUnstorable(text))) return rejected('unreadable characters')
  const lat = readDegrees(draft.lat)
  const lng = readDegrees(draft.lng)
  if (lat === null && lng === null) return { ...draft, name: draft.name, lat, lng }
  if (lat === null || lng === null || !(Math.abs(lat) <= 90) || !(Math.abs(lng) <= 180)) {
    return rejected('coordinates are not on the earth', `${String(draft.lat)}, ${String(draft.lng)}`)
  }
  return { ...draft, name: draft.name, lat, lng }
}

/** Null where there is none, NaN where it is no number. */
function readDegrees(value: unknown): number | null {
  if (value === undefined || value === null || value === '' || value === '?') return null
  return typeof value === 'number' || typeof value === 'string' ? Number(value) : NaN
}
