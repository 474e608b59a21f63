import readExif from 'exif-reader'
import type { Taken } from './derived.ts'

/** Where a camera says neither its time zone nor the time of the satellites, it is one of Korea: UTC+9, without summer time. */
const KOREA_MS = 9 * 3_600_000

/** When and where a photo was taken, as far as its EXIF says both; null for anything else, however broken. */
export function takenOf(exif: Buffer): Taken | null {
  try {
    const { GPSInfo: gps, Photo: photo } = readExif(exif)
    const lat = degrees(gps?.GPSLatitude, gps?.GPSLatitudeRef, 'S', 90)
    const lng = degrees(gps?.GPSLongitude, gps?.GPSLongitudeRef, 'W', 180)
    const atMs = satelliteTime(gps?.GPSDateStamp, gps?.GPSTimeStamp) ?? cameraTime(photo ?? {})
    return lat === null || lng === null || atMs === null ? null : { lat, lng, atMs }
  } catch {
    return null
  }
}

/** Degrees, minutes and seconds as degrees. */
function degrees(parts: unknown, side: unknown, negative: string, limit: number): number | null {
  if (!Array.isArray(parts)) return null
  const [whole = 0, minutes = 0, seconds = 0] = parts.map(Number)
  const value = whole + minutes / 60 + seconds / 3600
  if (!Number.isFinite(value) || value > limit) return null
  return side === negative ? -value : value
}

/** The satellites' date (`2018:07:25`) and time ([14, 34, 23]) are UTC. */
function satelliteTime(date: unknown, time: unknown): number | null {
  if (typeof date !== 'string' || !Array.isArray(time)) return null
  const [year = NaN, month = NaN, day = NaN] = date.split(/[:-]/).map(Number)
  const [hours = NaN, minutes = NaN, seconds = NaN] = time.map(Number)
  const at = Date.UTC(year, month - 1, day, hours, minutes, seconds)
  return Number.isFinite(at) ? at : null
}

/** The camera's clock, read as if it were UTC, less its time zone. */
function cameraTime({ DateTimeOriginal: local, OffsetTimeOriginal: zone }: Record<string, unknown>): number | null {
  if (!(local instanceof Date) || !Number.isFinite(local.getTime())) return null
  const [, sign, hours, minutes] = /^([+-])(\d\d):(\d\d)/.exec(typeof zone === 'string' ? zone : '') ?? []
  if (sign === undefined) return local.getTime() - KOREA_MS
  return local.getTime() - (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
