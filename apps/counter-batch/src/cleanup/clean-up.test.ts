import { createMetrics, createLogger } from '@matjip/service-kit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { click, openAudited } from '../../test/audited.ts'
import { cleanUp } from './clean-up.ts'
import { createCleanupMetrics } from './cleanup-metrics.ts'

let world: Awaited<ReturnType<typeof openAudited>>
beforeAll(async () => {
  world = await openAudited()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.reset()
  await world.pool.query('truncate idempotency_keys')
})

const DAY_US = 24 * 3600 * 1e6
const daysAgo = (days: number) => Math.round(Date.now() * 1000 - days * DAY_US)

const clean = (batch = 5_000) =>
  cleanUp({
    pool: world.pool,
    removed: createCleanupMetrics(createMetrics()),
    logger: createLogger('test', 'silent'),
    batch,
    tombstoneDays: 36,
    failureDays: 35,
  })

async function plant(actorId: number, active: boolean, version: number) {
  await world.pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since) values (2, $1, 100, $2, $3, 'planted_', $3)`,
    [actorId, active, version],
  )
}

async function actors() {
  const { rows } = await world.pool.query<{ actor_id: number }>('select actor_id from relations order by 1')
  return rows.map(({ actor_id }) => actor_id)
}

test('tombstones go by the age of their version, in batches; what is active or younger stays', async () => {
  for (let actorId = 10; actorId < 20; actorId += 1) await plant(actorId, false, daysAgo(36.1))
  await plant(1, false, daysAgo(35.9))
  await plant(2, true, daysAgo(400))
  await plant(3, false, daysAgo(0))
  expect(await clean(3)).toMatchObject({ tombstones: 10 })
  expect(await actors()).toEqual([1, 2, 3])
  expect(await clean(3)).toMatchObject({ tombstones: 0 })
})

test('a late duplicate finds its tombstone, or is refused by its age: at no age does it bring a like back', async () => {
  const ages = [0.01, 1, 17.9, 34.99, 35.01, 35.5, 35.99, 36.01, 40, 300]
  for (const [index, days] of ages.entries()) {
    const actorId = 10 + index
    const version = daysAgo(days)
    // Liked, and taken back a moment later: the duplicate of the like comes after the cleanup.
    await plant(actorId, false, version + 1)
    await clean()
    const { rejected } = await world.record.commit([click({ actorId, version, opId: `late-${actorId}-` })])
    const { rows } = await world.pool.query('select active from relations where actor_id = $1', [actorId])
    expect({ days, rejected, rows }).toEqual({
      days,
      rejected: days > 36 ? [{ opId: `late-${actorId}-`, code: 'too-old' }] : [],
      rows: days > 36 ? [] : [{ active: false }],
    })
  }
  expect(await world.drifts()).toEqual([])
})

test('a tombstone that is being liked again is passed over, and folds and cleanups at once come to the right count', async () => {
  const fans = Array.from({ length: 200 }, (_, index) => 1_000 + index)
  for (let round = 0; round < 5; round += 1) {
    await world.pool.query('truncate relations, counters')
    await world.pool.query('insert into counters (kind, owner_id, count, rev) values (4, 1, 3, 1)')
    for (const actorId of fans) await plant(actorId, false, daysAgo(40))
    const half = fans.filter((_, index) => index % 2 === round % 2)
    await Promise.all([clean(7), clean(11), world.record.commit(half.map((actorId) => click({ actorId })))])
    await clean()
    expect(await actors()).toEqual(half)
    expect(await world.drifts()).toEqual([])
  }
})

test('reasons of failures and idempotency keys go by their age', async () => {
  await world.pool.query(
    `insert into relation_failures (op_id, actor_id, code, created_at)
     values ('old_____', 1, 'too-old', now() - interval '35 days 1 minute'), ('young___', 1, 'too-old', now() - interval '34 days')`,
  )
  await world.pool.query(
    `insert into idempotency_keys (user_id, route, key, request_hash, status, body, created_at)
     select 1, 'POST /posts', hours::text, 'x', 201, '{}', now() - make_interval(hours => hours) from unnest('{1,23,25,48}'::int[]) as hours`,
  )
  expect(await clean(1)).toEqual({ tombstones: 0, failures: 1, 'idempotency-keys': 2 })
  const { rows } = await world.pool.query('select key from idempotency_keys order by key::int')
  expect(rows).toEqual([{ key: '1' }, { key: '23' }])
})
