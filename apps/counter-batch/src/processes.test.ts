import { afterEach, expect, test, vi } from 'vitest'
import { like, openPipeline } from '../test/pipeline.ts'
import { killEntries, runEntry } from '../test/run-entry.ts'

let pipeline: Awaited<ReturnType<typeof openPipeline>>
afterEach(async () => {
  killEntries()
  await pipeline.close()
})

const environment = () => ({
  DATABASE_URL: pipeline.database.url,
  REDIS_URL: pipeline.redis.url,
  AWS_ENDPOINT_URL_SQS: process.env.TEST_SQS_ENDPOINT,
  RELATIONS_QUEUE_URL: pipeline.url,
  RELATIONS_QUARANTINE_QUEUE_URL: pipeline.quarantineUrl,
  LOG_LEVEL: 'info',
})

test('once: folds what is pending and ends', async () => {
  pipeline = await openPipeline()
  await pipeline.send([like(1), like(2)])
  await pipeline.consume(2)
  const task = runEntry('once.ts', environment())
  expect(await task.said('folded what was pending')).toMatchObject({ claimed: 2, acknowledged: 2 })
  expect(await task.ended).toBe(0)
  expect(await pipeline.likes()).toEqual([{ owner_id: 100, count: 2, rows: 2 }])
})

test('loop: is ready, folds what comes, shows it in its metrics, and ends orderly', async () => {
  pipeline = await openPipeline()
  const loop = runEntry('loop.ts', { ...environment(), PORT: '0' })
  const { address } = await loop.said('ready to serve')
  expect((await fetch(`${address}/readyz`)).status).toBe(200)
  await pipeline.send([like(1)])
  await pipeline.consume(1)
  await vi.waitFor(
    async () =>
      expect(await (await fetch(`${address}/metrics`)).text()).toMatch(
        /counter_fold_operations_total\{outcome="moved"\} 1/,
      ),
    { timeout: 10_000, interval: 50 },
  )
  expect(await pipeline.likes()).toEqual([{ owner_id: 100, count: 1, rows: 1 }])
  expect(await loop.stop()).toBe(0)
})

test('an erasure that is killed again and again is completed by whoever comes next, with every counter exact', async () => {
  pipeline = await openPipeline()
  const { pool } = pipeline.database
  const gone = 770_077
  await pool.query(
    `insert into users (id, handle, display_name, deleted_at)
     select id, 'x' || id, '', case when id = $1 then now() - interval '10 minutes' end
     from unnest(array[$1::bigint] || array(select generate_series(1000, 1399)::bigint)) as id`,
    [gone],
  )
  await pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
     select 1, id, $1, true, 5, 'planted_', 5 from generate_series(1000, 1399) as id
     union all select 1, $1, id, true, 5, 'planted_', 5 from generate_series(1000, 1399) as id`,
    [gone],
  )
  await pool.query(
    `insert into counters (kind, owner_id, count, rev)
     select kind, id, 1, 1 from generate_series(1000, 1399) as id cross join unnest(array[1, 2]) as kind
     union all select kind, $1, 400, 1 from unnest(array[1, 2]) as kind`,
    [gone],
  )
  const left = async () =>
    (await pool.query('select from relations where $1 in (actor_id, target_id)', [gone])).rowCount ?? 0
  const wrong = async () =>
    (
      await pool.query(`select c.kind, c.owner_id, c.count from counters c where c.kind < 3 and c.count <> (
        select count(*) from relations r where r.kind = 1 and r.active and c.owner_id = case c.kind when 1 then r.target_id else r.actor_id end)`)
    ).rows
  const environmentOf = {
    ...environment(),
    PORT: '0',
    ERASE_INTERVAL_MS: '100',
    ERASE_BATCH: '5',
    AUDIT_INTERVAL_MS: '600000',
  }
  let kills = 0
  for (let seen = await left(); seen > 100 && kills < 4; kills += 1) {
    const before = seen
    const loop = runEntry('loop.ts', environmentOf)
    await loop.said('ready to serve')
    await vi.waitFor(async () => expect((seen = await left())).toBeLessThan(before), { timeout: 10_000, interval: 5 })
    loop.kill()
    await loop.ended
    expect(await wrong()).toEqual([])
  }
  expect(kills).toBeGreaterThan(1)
  const last = runEntry('loop.ts', { ...environmentOf, ERASE_BATCH: '500' })
  expect(await last.said('erased a deleted account')).toMatchObject({ userId: gone })
  expect([await left(), await wrong()]).toEqual([0, []])
  expect(await last.stop()).toBe(0)
}, 120_000)
