import type { Redis } from '../open-redis.ts'
import { roundTrip } from '../round-trip.ts'

/**
 * Down to which id each of these timelines is complete, whatever its epoch, also while it is being rebuilt; undefined for
 * one that is not there. For those who add to timelines; who reads one takes `readWindows`. @throws where Redis is away
 */
export async function readFloors(redis: Redis, keys: readonly string[]): Promise<(number | undefined)[]> {
  if (keys.length === 0) return []
  const marks = await roundTrip(
    redis,
    keys.map((key) => ['lindex', key, -1] as const),
  )
  return marks.map((mark) => (typeof mark === 'string' ? Number(mark.slice(mark.lastIndexOf(':') + 1)) : undefined))
}
