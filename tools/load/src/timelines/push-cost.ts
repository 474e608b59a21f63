import { createScript, HOME_LIMITS, homeKey, pushPost, runScript } from '@matjip/redis-keys'
import { startMeasuredRedis } from '@matjip/stack'
import { ownCpu } from '../cost/cpu.ts'
import { align, medianOf, spread } from '../table.ts'
import { fillTimelines } from './fill-homes.ts'
import { newestPosts, ownerId, postId } from './posts.ts'

const TIMELINES = 5_000
/** Keys of one script call, as a chunk has them. */
const CALL = 500
/** Posts between two looks at the clocks. */
const POSTS = 10
const { cap } = HOME_LIMITS

/** The least that a push with a check of existence can be: one script, LPUSHX for each key. */
const FLOOR = createScript(`
for i = 1, #KEYS do redis.call('LPUSHX', KEYS[i], ARGV[1]) end
return #KEYS`)

/** Redis CPU of a delivery against the floor, and ours, in rounds that take turns. */
export interface PushCost {
  /** Redis CPU µs, per round. */
  floor: number[]
  ours: number[]
  ratio: number
}

export async function measurePushes(rounds: number): Promise<PushCost> {
  const { redis, cpu, stop } = await startMeasuredRedis()
  try {
    const keys = Array.from({ length: TIMELINES }, (_, place) => homeKey(ownerId(place)))
    const bare = keys.map((key) => `floor:${key}`)
    const absent = keys.map((key) => `${key}0`)
    await fillTimelines(redis, keys, newestPosts(cap, cap))
    for (const key of bare) await redis.rpush(key, ...newestPosts(cap, cap))
    let next = cap
    const measure = async (push: (some: string[], id: number) => Promise<unknown>, all: string[]) => {
      const [server, client] = [await cpu(), ownCpu()]
      for (let n = 0; n < POSTS; n += 1)
        for (let from = 0; from < TIMELINES; from += CALL) await push(all.slice(from, from + CALL), postId(next + n))
      const count = POSTS * TIMELINES
      return { redis: ((await cpu()) - server) / count, client: (ownCpu() - client) / count }
    }
    const lpushx = (some: string[], id: number) => runScript(redis, FLOOR, some, [id])
    const ours = (some: string[], id: number) => pushPost(redis, some, id, HOME_LIMITS)
    const found = { floor: [] as number[], ours: [] as number[], absent: [] as number[], client: [] as number[] }
    for (let round = 0; round <= rounds; round += 1) {
      const a = await measure(lpushx, bare)
      const b = await measure(ours, keys)
      const c = await measure(ours, absent)
      next += POSTS
      // The floor does not trim: what has grown is cut between rounds, outside of what is measured.
      for (const key of bare) await redis.ltrim(key, 0, cap - 1)
      if (round === 0) continue
      found.floor.push(a.redis)
      found.ours.push(b.redis)
      found.absent.push(c.redis)
      found.client.push(b.client)
    }
    console.log(
      align([
        [`CPU µs a delivery, ${CALL} keys a call`, 'median (min–max)'],
        ['floor: LPUSHX in a script', spread(found.floor, 2)],
        ['ours, trims included', spread(found.ours, 2)],
        ['ours, to people without a timeline', spread(found.absent, 2)],
        ['client of ours', spread(found.client, 2)],
      ]),
    )
    const ratios = found.ours.map((value, index) => value / (found.floor[index] ?? NaN))
    return { floor: found.floor, ours: found.ours, ratio: medianOf(ratios) }
  } finally {
    await stop()
  }
}
