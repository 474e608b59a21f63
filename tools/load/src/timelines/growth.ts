import { homeKey } from '@matjip/redis-keys'
import { startMeter } from '../cost/meter.ts'
import { align } from '../table.ts'
import { openFanoutArena } from './fanout-arena.ts'
import { fillTimelines } from './fill-homes.ts'
import { newestPosts, postId } from './posts.ts'
import { atMost } from '../goals/goal.ts'
import type { TimelineSection } from './section.ts'
import { publish, seedAuthor } from './seed-followers.ts'

/** Followers of an author, and posts by which about as many deliveries are measured for each. */
const SIZES = [
  [10, 1_000],
  [1_000, 100],
  [100_000, 2],
  [1_000_000, 1],
] as const
/** People who have a timeline; the others are there, as most accounts are, and do not read. */
const ACTIVE = 10_000
const FIRST_AUTHOR = 50_000_000
/** A delivery to one of a million against the cheapest of those to one of fewer. */
const MAX_GROWTH = 1.2

/** How a delivery's cost grows with the followers of its author, pulling switched off. */
export const growth: TimelineSection = async ({ quick }) => {
  const arena = await openFanoutArena()
  try {
    const { database, redis, parts, delivered } = arena
    const sizes = quick ? SIZES.slice(0, 3) : SIZES
    for (const [index, [followers]] of sizes.entries()) await seedAuthor(database, FIRST_AUTHOR + index, followers)
    await database.pool.query('vacuum (analyze)')
    await fillTimelines(
      redis,
      Array.from({ length: ACTIVE }, (_, n) => homeKey(n + 1)),
      newestPosts(400, 400),
    )
    let [next, expected] = [400, 0]
    const costs: { followers: number; cpu: number; parts: Record<string, number> }[] = []
    // Once unmeasured, so that code and pages are warm.
    for (const isMeasured of [false, true]) {
      for (const [index, [followers, posts]] of sizes.entries()) {
        const count = isMeasured ? posts : 1
        const ids = Array.from({ length: count }, () => postId(next++))
        const meter = startMeter(parts)
        const deliveries = count * (followers + 1)
        expected += deliveries
        await publish(database, FIRST_AUTHOR + index, ids)
        await delivered(expected)
        if (!isMeasured) continue
        const { sqs, ...ours } = meter()
        const sum = Object.values(ours).reduce((all, cpu) => all + cpu, 0)
        const each = Object.entries({ ...ours, sqs }).map(([part, cpu]) => [part, cpu / deliveries])
        costs.push({ followers, cpu: sum / deliveries, parts: Object.fromEntries(each) as Record<string, number> })
      }
    }
    const names = ['worker', 'relay', 'redis', 'postgres', 'sqs']
    console.log(
      align([
        ['CPU µs a delivery', ...costs.map(({ followers }) => `${followers.toLocaleString('en')} followers`)],
        ...names.map((name) => [
          name === 'sqs' ? 'apart: stand-in for SQS' : name,
          ...costs.map((cost) => (cost.parts[name] ?? NaN).toFixed(2)),
        ]),
        ['sum without it', ...costs.map(({ cpu }) => cpu.toFixed(2))],
      ]),
    )
    const cheapest = Math.min(...costs.slice(0, -1).map(({ cpu }) => cpu))
    const ratio = (costs.at(-1)?.cpu ?? NaN) / cheapest
    const largest = costs.at(-1)?.followers.toLocaleString('en')
    return {
      figure: `a delivery to one of ${largest} costs ${ratio.toFixed(2)} × the cheapest of those to one of fewer`,
      goals: [atMost(`a delivery to one of ${largest} followers`, ratio, MAX_GROWTH, ' × to one of fewer')],
      broken: ratio > MAX_GROWTH ? [`${ratio.toFixed(2)} ×, more than ${MAX_GROWTH}`] : [],
    }
  } finally {
    await arena.stop()
  }
}
