import type { Taken } from '../derive/derived.ts'

/** Metres. A phone between houses is off by some ten, a restaurant's place in a list by a building or two. */
const NEAR_M = 300
/** A meal may be posted in the evening of its day, and a phone's clock be ahead a little. Milliseconds. */
const BEFORE_MS = 24 * 3_600_000
const AHEAD_MS = 10 * 60_000
const EARTH_RADIUS_M = 6_371_000

export interface Place {
  lat: number
  lng: number
}

/** Whether a photo was taken at a place, not long before a moment. */
export function isOnSite(taken: Taken, place: Place, at: Date): boolean {
  const age = at.getTime() - taken.atMs
  return age >= -AHEAD_MS && age <= BEFORE_MS && metresBetween(taken, place) <= NEAR_M
}

/** Along the surface of a ball (haversine): wrong by 0.5 % at most. */
function metresBetween(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const [dLat, dLng] = [radians(b.lat - a.lat), radians(b.lng - a.lng)]
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)))
}
