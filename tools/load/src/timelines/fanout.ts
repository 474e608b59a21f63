import { homeKey } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { until } from '@matjip/stack'
import { atLeast, atMost } from '../goals/goal.ts'
import { startMeter } from '../cost/meter.ts'
import { align, medianOf, spread } from '../table.ts'
import { openFanoutArena } from './fanout-arena.ts'
import { fillTimelines } from './fill-homes.ts'
import { newestPosts, postId } from './posts.ts'
import { measurePushes } from './push-cost.ts'
import type { TimelineSection } from './section.ts'
import { publish, seedAuthor } from './seed-followers.ts'

const FOLLOWERS = 10_000
const AUTHOR = 50_000_000
/** Redis CPU of a delivery, in floors. */
const MAX_RATIO = 2
/** Deliveries a second of a worker that has a core to itself. */
const MIN_RATE = 100_000
/** Milliseconds from the commit of a post to the last of its followers' timelines. */
const MAX_MS = 500
const DEADLINE_MS = 20_000

/** What a delivery costs in Redis and in the worker, and how long a post takes to 10,000 people who are active. */
export const fanout: TimelineSection = async ({ quick }) => {
  const { ratio } = await measurePushes(quick ? 3 : 9)
  const arena = await openFanoutArena()
  try {
    const { database, redis, parts, delivered } = arena
    await seedAuthor(database, AUTHOR, FOLLOWERS)
    await database.pool.query('vacuum (analyze)')
    const keys = Array.from({ length: FOLLOWERS }, (_, n) => homeKey(n + 1))
    await fillTimelines(redis, keys, newestPosts(400, 400))
    let next = 400
    let expected = 0
    const post = async (count: number) => {
      const ids = Array.from({ length: count }, () => postId(next++))
      expected += count * (FOLLOWERS + 1)
      const began = performance.now()
      await publish(database, AUTHOR, ids)
      return { began, newest: ids.at(-1) ?? 0 }
    }
    const times: number[] = []
    for (let n = 0; n < (quick ? 5 : 15); n += 1) {
      const { began, newest } = await post(1)
      await until('the post at everybody', DEADLINE_MS, () => hasEverybody(redis, keys, newest))
      // The first one warms up.
      if (n > 0) times.push(performance.now() - began)
    }
    await delivered(expected)
    const costs: Record<string, number[]> = { worker: [], relay: [], redis: [], postgres: [], sqs: [] }
    for (let round = 0; round < (quick ? 2 : 5); round += 1) {
      const meter = startMeter(parts)
      const before = expected
      await post(20)
      await delivered(expected)
      for (const [part, cpu] of Object.entries(meter())) costs[part]?.push(cpu / (expected - before))
    }
    console.log(
      `\n${align([
        [`CPU µs a delivery, posts to ${FOLLOWERS.toLocaleString('en')} followers`, 'median (min–max)'],
        ...Object.entries(costs).map(([part, values]) => [
          part === 'sqs' ? 'apart: stand-in for SQS' : part,
          spread(values, 2),
        ]),
      ])}`,
    )
    const rate = 1e6 / medianOf(costs.worker ?? [])
    console.log(`\nfrom the commit to all ${FOLLOWERS.toLocaleString('en')} timelines: ${spread(times, 0)} ms`)
    const broken = [
      ...(ratio > MAX_RATIO ? [`${ratio.toFixed(2)} × the floor in Redis CPU, more than ${MAX_RATIO}`] : []),
      ...(rate < MIN_RATE ? [`${rate.toFixed(0)} deliveries a second of a worker's core, fewer than ${MIN_RATE}`] : []),
      ...(medianOf(times) > MAX_MS
        ? [`${medianOf(times).toFixed(0)} ms to ${FOLLOWERS} people, more than ${MAX_MS}`]
        : []),
    ]
    const goals = [
      atMost('a delivery in Redis', ratio, MAX_RATIO, ' × the scripted list'),
      atLeast("deliveries of a worker's core", rate, MIN_RATE, '/s'),
      atMost('a post to 10,000 active followers', medianOf(times), MAX_MS, ' ms', 0),
    ]
    return {
      goals,
      figure: `${ratio.toFixed(2)} × the scripted floor in Redis, ${Math.round(rate).toLocaleString('en')} deliveries/s of a worker's core, ${medianOf(times).toFixed(0)} ms to 10,000`,
      broken,
    }
  } finally {
    await arena.stop()
  }
}

async function hasEverybody(redis: Redis, keys: readonly string[], newest: number): Promise<boolean> {
  // The last chunks are likely the last: most looks end with them.
  for (const some of [keys.slice(-100), keys]) {
    const pipeline = redis.pipeline()
    for (const key of some) pipeline.lindex(key, 0)
    const heads = (await pipeline.exec()) ?? []
    if (heads.some(([, head]) => head !== String(newest))) return false
  }
  return true
}
