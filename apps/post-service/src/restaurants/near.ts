import { ProblemError } from '@matjip/contracts'

/** A kilometre is a quarter of an hour's walk: lunch distance. */
export const DEFAULT_RADIUS_M = 1_000
/** Across Seoul; farther away it is no search nearby any more. */
export const MAX_RADIUS_M = 20_000
/** `lat,lng` in plain decimals, as a map writes them. */
export const NEAR_PATTERN = '^-?[0-9]{1,2}(\\.[0-9]{1,15})?,-?[0-9]{1,3}(\\.[0-9]{1,15})?$'

/** A place and how far around it to look. Degrees WGS84, metres. */
export interface Near {
  lat: number
  lng: number
  radiusM: number
}

/**
 * Reads `near` and `radius` of a query that has passed its schema.
 * @returns null where the search is not by place
 * @throws ProblemError invalid-request for a place that is not on the earth, or a radius round nothing
 */
export function readNear(near: string | undefined, radius: number | undefined): Near | null {
  if (near === undefined) {
    if (radius === undefined) return null
    throw fault('/query/radius', 'radius-without-near', 'near와 함께 써야 합니다.', 'needs near beside it')
  }
  const [lat = NaN, lng = NaN] = near.split(',').map(Number)
  if (Math.abs(lat) <= 90 && Math.abs(lng) <= 180) return { lat, lng, radiusM: radius ?? DEFAULT_RADIUS_M }
  throw fault('/query/near', 'not-on-earth', '위도는 ±90, 경도는 ±180 안이어야 합니다.', 'latitude ±90, longitude ±180')
}

function fault(pointer: string, code: string, ko: string, en: string): ProblemError {
  return new ProblemError('invalid-request', { errors: [{ pointer, code, ko, en }] })
}
