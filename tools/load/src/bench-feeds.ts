import { availableParallelism, loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { startStores, THROW_AWAY } from '@matjip/stack'
import { casesOf } from './feeds/cases.ts'
import type { FeedCase } from './feeds/cases.ts'
import { brokenClaims } from './feeds/claims.ts'
import type { Growth } from './feeds/claims.ts'
import { startFeedService } from './feeds/feed-process.ts'
import type { FeedProcess } from './feeds/feed-process.ts'
import { measure } from './feeds/measure.ts'
import { LOG_PLANS, openPlanLog } from './feeds/plan-log.ts'
import { growthTable, pathLines, timeGrowth } from './feeds/report.ts'
import { seedDatabase, withClient } from './feeds/seed.ts'
import { medianOf } from './table.ts'

/** A young service, a grown one, and a hundred times the first: the sizes of the claim. */
const SIZES = [10_000, 100_000, 1_000_000]

/** What Postgres answers where Redis does not: nothing listens there. */
const NO_REDIS = 'redis://127.0.0.1:1'

const stores = await startStores({
  only: ['postgres'],
  // The bench vacuums when it means to; a vacuum of its own would be measured along.
  postgresSettings: { ...THROW_AWAY, ...LOG_PLANS, autovacuum: false },
})
try {
  const growths = await growAndMeasure()
  console.log(
    `\n${growthTable(growths)}\n\nPlans at ${SIZES.at(-1)?.toLocaleString('en')} posts\n${pathLines(growths)}\n`,
  )
  const broken = brokenClaims(growths)
  console.log(
    `Load of the machine over the last minute: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
  )
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
  const logDir = dirname(postgres.logFile)
  const seeded = []
  for (const posts of SIZES) {
    const begun = performance.now()
    seeded.push({ posts, ...(await seedDatabase(stores.databaseUrl, posts)) })
    console.log(`${posts.toLocaleString('en')} posts seeded in ${Math.round((performance.now() - begun) / 1000)} s`)
  }
  const probe = { executed: openPlanLog(postgres.logFile), analyze }
  const started: { posts: number; feeds: FeedProcess; cases: FeedCase[] }[] = []
  try {
    for (const { posts, url, scale } of seeded) {
      const feeds = await startFeedService(url, NO_REDIS, join(logDir, `feed-service-${posts}.log`))
      started.push({ posts, feeds, cases: casesOf(scale) })
    }
    const growths: Growth[] = []
    for (const [index, feedCase] of (started[0]?.cases ?? []).entries()) {
      // The same case of each size: only the readers' ids differ.
      const subjects = started.map(({ posts, feeds, cases }) => ({ posts, feeds, feedCase: cases[index] ?? feedCase }))
      growths.push({ feedCase, bySize: await measure(probe, subjects) })
    }
    return growths
  } finally {
    await Promise.all(started.map(({ feeds }) => feeds.stop()))
  }
}

/** Switches EXPLAIN ANALYZE of every statement on the whole server. */
async function analyze(on: boolean): Promise<void> {
  await withClient(stores.databaseUrl, async (client) => {
    await client.query(`alter system set auto_explain.log_analyze = ${on}`)
    await client.query('select pg_reload_conf()')
  })
}
