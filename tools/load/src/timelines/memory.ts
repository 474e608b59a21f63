import { HOME_LIMITS, homeKey, pushPost } from '@matjip/redis-keys'
import { startMeasuredRedis } from '@matjip/stack'
import { align } from '../table.ts'
import { fillTimelines } from './fill-homes.ts'
import { newestPosts, ownerId, postId } from './posts.ts'
import { atMost } from '../goals/goal.ts'
import type { TimelineSection } from './section.ts'

/** Enough that what a server needs by itself is nothing beside it. */
const TIMELINES = 5_000
/** Bytes that an entry may take, key, mark and expiry included. */
const MAX_BYTES = 12
/** Entries of a timeline by which that is judged: what the goal says, and what a timeline has before it is trimmed. */
const JUDGED = 400
const { cap, slack } = HOME_LIMITS

/** What a home timeline takes, by how much is in it, as the server's own count of its memory grows. */
export const memory: TimelineSection = async () => {
  const { redis, bytes, stop } = await startMeasuredRedis()
  try {
    const keys = Array.from({ length: TIMELINES }, (_, place) => homeKey(ownerId(place)))
    const bytesOf = new Map<number, number>()
    for (const count of [0, 20, 100, cap, JUDGED]) {
      // Once unmeasured: scripts are loaded, and the table of keys has grown.
      for (const isMeasured of [false, true]) {
        await redis.flushall()
        const empty = await bytes()
        await fillTimelines(redis, keys, newestPosts(count, JUDGED))
        if (isMeasured) bytesOf.set(count, ((await bytes()) - empty) / TIMELINES)
      }
    }
    const rows = [...bytesOf].map(([count, each]) => [
      `${count} entries, as built`,
      ...[each.toFixed(0), count === 0 ? '' : (each / count).toFixed(2)],
    ])
    // As pushes make it: it grows to the slack, is trimmed, and grows again.
    await redis.flushall()
    const empty = await bytes()
    await fillTimelines(redis, keys, newestPosts(cap, cap))
    let all = 0
    let entries = 0
    for (let n = 0; n <= slack; n += 1) {
      await pushPost(redis, keys, postId(cap + n), HOME_LIMITS)
      const count = n < slack ? cap + n + 1 : cap
      const each = ((await bytes()) - empty) / TIMELINES
      all += each
      entries += count
      if (n >= slack - 1)
        rows.push([
          `${count} entries, ${n < slack ? 'before' : 'after'} the trim`,
          each.toFixed(0),
          (each / count).toFixed(2),
        ])
    }
    const mean = all / entries
    rows.push([`from trim to trim, on average`, (all / (slack + 1)).toFixed(0), mean.toFixed(2)])
    console.log(align([['home timeline', 'bytes', 'an entry'], ...rows]))
    const judged = (bytesOf.get(JUDGED) ?? NaN) / JUDGED
    const worst = Math.max(judged, mean)
    return {
      figure: `${judged.toFixed(2)} B an entry of ${JUDGED} as built, ${mean.toFixed(2)} on average from trim to trim`,
      goals: [atMost('an entry of a home timeline in Redis', worst, MAX_BYTES, ' B')],
      broken: worst > MAX_BYTES ? [`${worst.toFixed(2)} B an entry, more than ${MAX_BYTES}`] : [],
    }
  } finally {
    await stop()
  }
}
