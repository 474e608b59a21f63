import { homeKey, readWindows, unlessRedisAway } from '@matjip/redis-keys'
import type { Window } from '@matjip/redis-keys'
import type { Timelines } from '../timelines/timelines.ts'
import { windowOf } from '../timelines/window-source.ts'
import { readHomeSnapshot } from './home-snapshot-store.ts'

/** A part of a home timeline, and whether it was built for it. */
export interface HomeWindow extends Window {
  isRebuilt: boolean
}

/**
 * A part of the caller's home timeline; where Redis has none that can be believed, it is built from the record, whose snapshot
 * answers at once. undefined where that is not to be had: Redis is away, or there is too much to rebuild.
 * @param before `Infinity` for the newest
 */
export async function readHomeWindow(
  timelines: Timelines,
  callerId: number,
  before: number,
  limit: number,
): Promise<HomeWindow | undefined> {
  const { redis, pool, home } = timelines
  const key = homeKey(callerId)
  const read = async () => (await readWindows(redis, [{ key, before, limit }])).windows
  const known = (await unlessRedisAway<(Window | undefined)[] | undefined>(read, undefined)) ?? 'away'
  if (known === 'away') return undefined
  if (known[0]) {
    timelines.touch([key], home.ttlS)
    return { ...known[0], isRebuilt: false }
  }
  const snapshot = await timelines.readCold({
    key,
    limits: home,
    read: () => readHomeSnapshot(pool, callerId, home.cap),
  })
  if (snapshot === undefined) return undefined
  if (snapshot !== 'again') return { ...windowOf(snapshot, before, limit), isRebuilt: true }
  const [window] = (await unlessRedisAway<(Window | undefined)[] | undefined>(read, undefined)) ?? []
  return window && { ...window, isRebuilt: false }
}
