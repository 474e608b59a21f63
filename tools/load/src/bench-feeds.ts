import { dirname } from 'node:path'
import { startStores, THROW_AWAY, THROW_AWAY_REDIS } from '@matjip/stack'
import { casesOf } from './feeds/cases.ts'
import { brokenClaims } from './feeds/claims.ts'
import type { Growth } from './feeds/claims.ts'
import { startFeedService } from './feeds/feed-process.ts'
import { measure } from './feeds/measure.ts'
import { LOG_PLANS, openPlanLog } from './feeds/plan-log.ts'
import { growthTable, medianOf, pathLines, timeGrowth } from './feeds/report.ts'
import { seedDatabase, withClient } from './feeds/seed.ts'

/** A young service, a grown one, and a hundred times the first: the sizes of the claim. */
const SIZES = [10_000, 100_000, 1_000_000]

const stores = await startStores({
  only: ['postgres', 'redis'],
  // The bench vacuums when it means to; a vacuum of its own would be measured along.
  postgresSettings: { ...THROW_AWAY, ...LOG_PLANS, autovacuum: false },
  redisSettings: THROW_AWAY_REDIS,
})
try {
  const growths = await growAndMeasure()
  console.log(
    `\n${growthTable(growths)}\n\nPlans at ${SIZES.at(-1)?.toLocaleString('en')} posts\n${pathLines(growths)}\n`,
  )
  const broken = brokenClaims(growths)
  for (const claim of broken) console.log(`✗ ${claim}`)
  const [home] = growths
  const slowest = Math.max(...growths.map(({ bySize }) => timeGrowth(bySize)))
  console.log(
    `bench:feeds ${broken.length === 0 ? 'holds' : 'FAILS'}: ${growths.length} feed pages by index at ${SIZES.join(', ')} posts; ` +
      `home of 200 followees ${home?.bySize.map(({ measurement }) => medianOf(measurement.skeletonMs).toFixed(2)).join(' / ')} ms; ` +
      `largest growth of a median ${slowest.toFixed(1)} ×`,
  )
  process.exitCode = broken.length === 0 ? 0 : 1
} finally {
  await stores.stop()
}

async function growAndMeasure(): Promise<Growth[]> {
  const postgres = stores.started.find(({ child }) => child.name === 'postgres')?.child
  if (postgres === undefined) throw new Error('Postgres was not started')
  const executed = openPlanLog(postgres.logFile)
  const analyze = (on: boolean) =>
    withClient(stores.databaseUrl, async (client) => {
      await client.query(`alter system set auto_explain.log_analyze = ${on}`)
      await client.query('select pg_reload_conf()')
    })
  const growths: Growth[] = []
  for (const posts of SIZES) {
    const begun = performance.now()
    const { url, scale } = await seedDatabase(stores.databaseUrl, posts)
    const seeded = performance.now()
    const feeds = await startFeedService(url, stores.redisUrl, dirname(postgres.logFile))
    try {
      for (const [index, feedCase] of casesOf(scale).entries()) {
        const growth = (growths[index] ??= { feedCase, bySize: [] })
        growth.bySize.push({ posts, measurement: await measure({ feeds, executed, analyze }, feedCase) })
      }
    } finally {
      await feeds.stop()
    }
    const [seedS, measureS] = [seeded - begun, performance.now() - seeded].map((ms) => Math.round(ms / 1000))
    console.log(`${posts.toLocaleString('en')} posts: seeded in ${seedS} s, measured in ${measureS} s`)
  }
  return growths
}
