import { readCounts } from '@matjip/relations'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { POSTS, USERS, click, openAudited } from '../../test/audited.ts'
import { repairDrift } from './repair-drift.ts'

let world: Awaited<ReturnType<typeof openAudited>>
beforeAll(async () => {
  world = await openAudited()
})
afterAll(() => world.close())
beforeEach(() => world.reset())

/** Two rounds: the first begins somewhere and ends at the last owner, the second sees all. */
async function auditAll() {
  const audit = world.newAudit()
  return [...(await audit()).repairs, ...(await audit()).repairs]
}

test('a counter that is wrong in any way is set right, with a new revision, and said', async () => {
  await world.record.commit([
    click(),
    click({ targetId: 101 }),
    click({ actorId: 2, targetId: 101 }),
    click({ kind: 'follow', targetId: 2 }),
    click({ kind: 'follow', targetId: 3 }),
  ])
  await world.spoil('likes', 100, 5)
  await world.spoil('likes', 101, -3)
  await world.spoil('likes', 102, 1)
  await world.spoil('following', 1, -1)
  await world.spoil('posts', 1, 1)
  await world.pool.query('delete from counters where kind = 1 and owner_id = 3')
  expect(await world.drifts()).toHaveLength(6)

  const repairs = await auditAll()
  expect(repairs.toSorted((a, b) => a.counter.localeCompare(b.counter) || a.ownerId - b.ownerId)).toEqual([
    { counter: 'followers', ownerId: 3, was: 0, is: 1, rev: 1 },
    { counter: 'following', ownerId: 1, was: 1, is: 2, rev: 2 },
    { counter: 'likes', ownerId: 100, was: 6, is: 1, rev: 2 },
    { counter: 'likes', ownerId: 101, was: -1, is: 2, rev: 2 },
    { counter: 'likes', ownerId: 102, was: 1, is: 0, rev: 1 },
    { counter: 'posts', ownerId: 1, was: 4, is: 3, rev: 2 },
  ])
  expect(await world.drifts()).toEqual([])
  expect(await world.metric('counter_drift_total')).toBe(6)
  expect(await world.metric('counter_audited_total')).toBeGreaterThanOrEqual(7)
  expect(await auditAll()).toEqual([])
})

test('a repaired count is shown at once, not when its cached value ends', async () => {
  await world.record.commit([click()])
  await world.spoil('likes', 100, 5)
  expect((await readCounts(world, 'likes', [100])).get(100)).toBe(6)
  await auditAll()
  expect((await readCounts(world, 'likes', [100])).get(100)).toBe(1)
})

test('what was just folded is recounted next, however far the walk is', async () => {
  await world.pool.query(
    'insert into counters (kind, owner_id) select 3, owner from generate_series(1000, 2999) as owner',
  )
  await world.record.commit([click()])
  await world.spoil('likes', 100, 1)
  const { repairs, audited } = await world.newAudit({ counters: 4, sharesRecent: true })()
  expect(repairs).toMatchObject([{ ownerId: 100, is: 1 }])
  expect(audited).toBeLessThan(4 * 4)
})

test('the walk sees every counter in bounded time, and a round counts a bounded number of rows', async () => {
  await world.record.commit(USERS.flatMap((actorId) => POSTS.map((targetId) => click({ actorId, targetId }))))
  const audit = world.newAudit({ counters: 2, maxRows: 1 })
  for (const postId of POSTS) await world.spoil('likes', postId, 1)
  const rounds = []
  for (let round = 0; round < 8; round += 1) rounds.push(await audit())
  // One counter of likes and one of posts a round: each has more rows than are allowed.
  expect(Math.max(...rounds.map(({ audited }) => audited))).toBeLessThanOrEqual(2)
  expect(await world.drifts()).toEqual([])
})

test('a repair waits for a fold that has moved rows and counter and not committed yet', async () => {
  await world.record.commit([click()])
  await world.spoil('likes', 100, 5)
  const fold = await world.pool.connect()
  try {
    await fold.query('begin')
    await fold.query(
      `insert into relations (kind, actor_id, target_id, active, version, op_id, since) values (2, 2, 100, true, 1, 'op-fold_', 1)`,
    )
    await fold.query('update counters set count = count + 1, rev = rev + 1 where kind = 3 and owner_id = 100')
    const repair = repairDrift(world.pool, 'likes', 100)
    await world.someoneWaits()
    await fold.query('commit')
    expect(await repair).toMatchObject({ was: 7, is: 2 })
  } finally {
    fold.release()
  }
  expect(await world.drifts()).toEqual([])
})

test('repairing a counter that is right changes nothing, whatever is folded meanwhile', async () => {
  const fold = async (actorId: number) => {
    for (let tap = 0; tap < 60; tap += 1) await world.record.commit([click({ actorId, active: tap % 3 > 0 })])
  }
  const folding = Promise.all([fold(1), fold(2), fold(3)])
  let folded = false
  void folding.finally(() => (folded = true))
  const repairs = []
  while (!folded) repairs.push(await repairDrift(world.pool, 'likes', 100))
  await folding
  expect(repairs.filter(Boolean)).toEqual([])
  expect(await world.drifts()).toEqual([])
})
