import { HOME_LIMITS, homeKey, pushPost } from '@matjip/redis-keys'
import { startMeasuredRedis } from '@matjip/stack'
import { align } from '../table.ts'
import { fillTimelines } from './fill-homes.ts'
import { newestPosts, ownerId, postId } from './posts.ts'
import type { TimelineSection } from './section.ts'

/** Enough that what a server needs by itself is nothing beside it. */
const TIMELINES = 5_000
/** Bytes that an entry may take, key, mark and expiry included. */
const MAX_BYTES = 12
const { cap, slack } = HOME_LIMITS

/** What a home timeline takes, by how much is in it, as the server's own count of its memory grows. */
export const memory: TimelineSection = async () => {
  const { redis, bytes, stop } = await startMeasuredRedis()
  try {
    const keys = Array.from({ length: TIMELINES }, (_, place) => homeKey(ownerId(place)))
    const rows: string[][] = []
    let atCap = NaN
    for (const count of [0, 20, 100, cap]) {
      // Once unmeasured: scripts are loaded, and the table of keys has grown.
      for (const _ of [1, 2]) {
        await redis.flushall()
        const empty = await bytes()
        await fillTimelines(redis, keys, newestPosts(count, cap))
        const each = ((await bytes()) - empty) / TIMELINES
        if (_ === 2) rows.push([`${count} entries`, each.toFixed(0), count === 0 ? '' : (each / count).toFixed(2)])
        atCap = each / cap
      }
    }
    const built = await bytes()
    for (let n = 0; n < slack; n += 1) await pushPost(redis, keys, postId(cap + n), HOME_LIMITS)
    const grown = atCap * cap + ((await bytes()) - built) / TIMELINES
    rows.push([`${cap + slack} entries, before the trim`, grown.toFixed(0), (grown / (cap + slack)).toFixed(2)])
    await pushPost(redis, keys, postId(cap + slack), HOME_LIMITS)
    const trimmed = atCap * cap + ((await bytes()) - built) / TIMELINES
    rows.push([`${cap} entries, after the trim`, trimmed.toFixed(0), (trimmed / cap).toFixed(2)])
    console.log(align([['home timeline', 'bytes', 'an entry'], ...rows]))
    const worst = Math.max(atCap, trimmed / cap)
    return {
      figure: `${atCap.toFixed(2)} B an entry as built, ${(trimmed / cap).toFixed(2)} after a trim`,
      broken: worst > MAX_BYTES ? [`${worst.toFixed(2)} B an entry, more than ${MAX_BYTES}`] : [],
    }
  } finally {
    await stop()
  }
}
