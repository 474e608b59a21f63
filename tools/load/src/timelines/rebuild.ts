import { dirname, join } from 'node:path'
import { openRedis, redisReady } from '@matjip/redis-keys'
import { startStores, THROW_AWAY, THROW_AWAY_REDIS } from '@matjip/stack'
import { startFeedService } from '../feeds/feed-process.ts'
import { LOG_PLANS, openPlanLog } from '../feeds/plan-log.ts'
import type { Execution } from '../feeds/plan-log.ts'
import { seedDatabase, withClient } from '../feeds/seed.ts'
import type { Scale } from '../feeds/seed-sql.ts'
import { clockOf } from '../cost/meter.ts'
import { align, medianOf, spread } from '../table.ts'
import { atMost } from '../goals/goal.ts'
import type { TimelineSection } from './section.ts'

/** People whom the readers follow, spread over prolific, quiet and dormant ones. */
const FOLLOWEES = [50, 500, 5_000]
/** Milliseconds of Postgres for a cold home of one who follows 500. */
const MAX_MS = 20
/** What ten times as many followed people may cost Postgres, in CPU time of the whole request: other work of the machine adds to a clock, hardly to it. */
const MAX_GROWTH = 3
const WARM_UP = 12

/** What a cold home costs Postgres: Redis empty at each read, the first page answered, the timeline built. */
export const rebuild: TimelineSection = async ({ posts, quick }) => {
  const stores = await startStores({
    only: ['postgres', 'redis'],
    postgresSettings: { ...THROW_AWAY, ...LOG_PLANS, autovacuum: false },
    redisSettings: THROW_AWAY_REDIS,
  })
  const redis = await redisReady(openRedis({ url: stores.redisUrl }))
  try {
    const postgres = stores.started.find(({ child }) => child.name === 'postgres')?.child
    if (postgres === undefined) throw new Error('Postgres was not started')
    const begun = performance.now()
    const { url, scale } = await seedDatabase(stores.databaseUrl, posts)
    console.log(`${posts.toLocaleString('en')} posts seeded in ${Math.round((performance.now() - begun) / 1000)} s`)
    await seedColdReaders(url, scale)
    const executed = openPlanLog(postgres.logFile)
    const feeds = await startFeedService(url, stores.redisUrl, join(dirname(postgres.logFile), 'feed-service.log'))
    const cpuOf = clockOf(postgres.pid)
    const asked = FOLLOWEES.map((followees, index) => ({
      followees,
      userId: coldReaderId(scale, index),
      skeleton: [] as number[],
      request: [] as number[],
      cpu: [] as number[],
      queries: 0,
    }))
    const rounds = quick ? 10 : 30
    const readCold = async ({ userId, followees }: (typeof asked)[number]) => {
      await redis.flushall()
      const { items } = await feeds.page('/feed', userId)
      if (items.length === 0) throw new Error(`one who follows ${followees} has an empty home`)
    }
    for (let round = 0; round < WARM_UP + rounds; round += 1) {
      for (const one of asked) {
        executed()
        await readCold(one)
        const all = executed()
        const skeletons = all.filter(isSkeleton)
        if (round < WARM_UP) continue
        one.queries = skeletons.length
        one.skeleton.push(sum(skeletons))
        one.request.push(sum(all))
      }
    }
    // Again without plans in the log, which cost Postgres as much as the smallest of these reads.
    await withClient(url, async (client) => {
      await client.query('alter system set auto_explain.log_min_duration = -1')
      await client.query('select pg_reload_conf()')
    })
    for (let round = 0; round < rounds; round += 1) {
      for (const one of asked) {
        const before = cpuOf()
        await readCold(one)
        one.cpu.push((cpuOf() - before) / 1_000)
      }
    }
    await feeds.stop()
    console.log(
      align([
        [
          `${posts.toLocaleString('en')} posts`,
          'queries for the timeline',
          'their ms in Postgres',
          'all of the request',
          'CPU ms of Postgres',
        ],
        ...asked.map(({ followees, queries, skeleton, request, cpu }) => [
          `follows ${followees.toLocaleString('en')}`,
          String(queries),
          spread(skeleton, 2),
          spread(request, 2),
          spread(cpu, 2),
        ]),
      ]),
    )
    const many = medianOf(asked[1]?.skeleton ?? [])
    const [fifty = NaN, hundreds = NaN, thousands = NaN] = asked.map(({ cpu }) => medianOf(cpu))
    const growth = [hundreds / fifty, thousands / hundreds]
    return {
      goals: [
        atMost(
          `a cold home, 500 followed people, ${posts.toLocaleString('en')} posts, one query`,
          many,
          MAX_MS,
          ' ms of Postgres',
          1,
        ),
        ...growth.map((ratio, index) =>
          atMost(
            `a cold home of ${FOLLOWEES[index + 1]} followed people`,
            ratio,
            MAX_GROWTH,
            ` × that of ${FOLLOWEES[index]}`,
          ),
        ),
      ],
      figure: `${many.toFixed(1)} ms of Postgres in one query for 500 followed people at ${posts.toLocaleString('en')} posts, × ${growth.map((ratio) => ratio.toFixed(1)).join(' and × ')} of CPU for ten times as many (50, 500, 5,000)`,
      broken: [
        ...(many >= MAX_MS ? [`${many.toFixed(1)} ms for 500 followed people, ${MAX_MS} or more`] : []),
        ...growth.flatMap((ratio, index) =>
          ratio < MAX_GROWTH
            ? []
            : [
                `${FOLLOWEES[index + 1]} followed people cost ${ratio.toFixed(2)} × ${FOLLOWEES[index]}, ${MAX_GROWTH} or more`,
              ],
        ),
        ...asked
          .filter(({ queries }) => queries !== 1)
          .map(({ followees, queries }) => `${queries} queries for ${followees} followed people`),
      ],
    }
  } finally {
    redis.disconnect()
    await stores.stop()
  }
}

const isSkeleton = ({ text }: Execution) => /^\/\* feed-service home-(snapshot|skeleton) /.test(text)
const sum = (executions: readonly Execution[]) => executions.reduce((all, { ms }) => all + ms, 0)

/** Beyond the readers of `bench:feeds`. */
const coldReaderId = ({ users }: Scale, index: number) => users + 1_000 + index

async function seedColdReaders(url: string, scale: Scale): Promise<void> {
  await withClient(url, async (client) => {
    for (const [index, followees] of FOLLOWEES.entries())
      await client.query(
        `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
         select 1, $1, 1 + floor((n - 1) * ${scale.users}::numeric / $2::int)::bigint, true, n, 'seed', n from generate_series(1, $2::int) n`,
        [coldReaderId(scale, index), followees],
      )
    await client.query('vacuum (analyze) relations')
    await client.query('checkpoint')
  })
}
