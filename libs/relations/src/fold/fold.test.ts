import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { T0, click, openWorld } from '../../test/world.ts'

let world: Awaited<ReturnType<typeof openWorld>>
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.empty()
  await world.users(1, 2, 3)
  await world.posts(100, 101)
})

test('a click sent and delivered several times counts once', async () => {
  await world.deliver(click(), click(), click())
  await world.fold()
  await world.deliver(click())
  await world.fold()
  expect(await world.rows()).toEqual({ '2:1>100': { active: true, version: T0 } })
  expect(await world.counters()).toEqual({ '3:100': [1, 1] })
  expect(world.log.size()).toBe(0)
})

test('the newest version wins in whatever order clicks arrive, within a batch and across batches', async () => {
  await world.deliver(
    click({ version: T0 + 3, active: true }),
    click({ version: T0 + 1, active: true }),
    click({ version: T0 + 2, active: false }),
  )
  await world.fold()
  await world.deliver(click({ version: T0 + 5, active: false }))
  await world.fold()
  await world.deliver(click({ version: T0 + 4, active: true }))
  await world.fold()
  expect(await world.rows()).toEqual({ '2:1>100': { active: false, version: T0 + 5 } })
  expect(await world.counters()).toEqual({ '3:100': [0, 2] })
})

test('a late repeat of a like does not undo the unlike', async () => {
  await world.deliver(click({ version: T0 }))
  await world.fold()
  await world.deliver(click({ version: T0 + 1, active: false }))
  await world.fold()
  await world.deliver(click({ version: T0 }))
  const reports = await world.fold()
  expect(await world.rows()).toEqual({ '2:1>100': { active: false, version: T0 + 1 } })
  expect(await world.counters()).toEqual({ '3:100': [0, 2] })
  expect(reports.reduce((sum, { written }) => sum + written, 0)).toBe(0)
})

test('a double tap moves no counter: only a real transition does', async () => {
  await world.deliver(click({ version: T0 }), click({ version: T0 + 1 }))
  await world.fold()
  await world.deliver(click({ version: T0 + 2 }))
  await world.fold()
  expect(await world.rows()).toEqual({ '2:1>100': { active: true, version: T0 + 2 } })
  expect(await world.counters()).toEqual({ '3:100': [1, 1] })
})

test('equal versions are decided by the op id, byte by byte, in Redis and in Postgres alike', async () => {
  // Most collations sort "a" before "B"; bytes do not.
  const upper = click({ opId: 'Bbbbbbbb', active: true })
  const lower = click({ opId: 'aaaaaaaa', active: false })
  const winners = async () => (await world.pool.query('select op_id, active from relations')).rows
  for (const order of [
    [upper, lower],
    [lower, upper],
  ]) {
    await world.redis.flushdb()
    await world.pool.query('truncate relations, counters')
    for (const operation of order) {
      await world.deliver(operation)
      await world.fold()
    }
    expect(await winners()).toEqual([{ op_id: 'aaaaaaaa', active: false }])
    // And both in one batch.
    await world.pool.query('truncate relations, counters')
    await world.record.commit(order)
    expect(await winners()).toEqual([{ op_id: 'aaaaaaaa', active: false }])
  }
})

test('a follow moves both sides; `since` is the version that last made it active', async () => {
  await world.deliver(click({ kind: 'follow', targetId: 2, version: T0 }))
  await world.deliver(click({ kind: 'follow', targetId: 3, version: T0 }))
  await world.fold()
  await world.deliver(click({ kind: 'follow', targetId: 2, version: T0 + 1 }))
  await world.deliver(click({ kind: 'follow', targetId: 3, version: T0 + 1, active: false }))
  await world.fold()
  await world.deliver(click({ kind: 'follow', targetId: 3, version: T0 + 2 }))
  await world.fold()
  const { rows } = await world.pool.query('select target_id, since, version from relations order by target_id')
  expect(rows).toEqual([
    { target_id: 2, since: T0, version: T0 + 1 },
    { target_id: 3, since: T0 + 2, version: T0 + 2 },
  ])
  const counts = Object.entries(await world.counters()).map(([key, [count]]) => [key, count])
  expect(Object.fromEntries(counts)).toEqual({ '1:2': 1, '1:3': 1, '2:1': 2 })
})

test('an actor whom no service has met is created; a handle that is taken gets the id', async () => {
  await world.deliver(
    click({ actorId: 7, actorHandle: 'mina', actorName: '미나' }),
    click({ actorId: 8, actorHandle: 'mina', actorName: '다른 미나' }),
    click({ actorId: 9, actorHandle: 'u1', actorName: '사칭' }),
  )
  await world.fold()
  const { rows } = await world.pool.query('select id, handle, display_name from users where id > 3 order by id')
  expect(rows).toEqual([
    { id: 7, handle: 'mina', display_name: '미나' },
    { id: 8, handle: 'mina_8', display_name: '다른 미나' },
    { id: 9, handle: 'u1_9', display_name: '사칭' },
  ])
  expect(await world.counters()).toEqual({ '3:100': [3, 1] })
})

test('nobody can hold up a batch by taking the handle that a newcomer would get', async () => {
  await world.pool.query(`insert into users (id, handle, display_name) values (50, 'jin', 'x'), (51, 'jin_52', 'y')`)
  await world.deliver(click({ actorId: 52, actorHandle: 'jin' }))
  await world.fold()
  const { rows } = await world.pool.query('select handle from users where id = 52')
  expect(rows).toEqual([{ handle: expect.stringMatching(/^jin_52_\w{8}$/) }])
  expect(await world.counters()).toEqual({ '3:100': [1, 1] })
})

test('void operations leave no row and no count, end with their reason, and their messages are done', async () => {
  await world.pool.query('update users set deleted_at = now() where id = 3')
  await world.deliver(
    click({ targetId: 999, opId: 'no-post_' }),
    click({ kind: 'follow', targetId: 998, opId: 'no-user_' }),
    click({ kind: 'follow', targetId: 3, opId: 'deleted_' }),
    click({ kind: 'follow', targetId: 1, opId: 'oneself_' }),
    click({ actorId: 3, opId: 'a-ghost_' }),
    click({ targetId: 101, opId: 'is-fine_' }),
  )
  await world.fold()
  expect(await world.failures()).toEqual({
    'no-post_': 'target-not-found',
    'no-user_': 'target-not-found',
    deleted_: 'target-not-found',
    // Of the ghost nothing is noted: who has deleted their account is in no row.
    oneself_: 'self-follow',
  })
  expect(await world.rows()).toEqual({ '2:1>101': { active: true, version: T0 } })
  expect(await world.counters()).toEqual({ '3:101': [1, 1] })
  expect(world.log.size()).toBe(0)
})

test('an operation as old as a cleaned-up tombstone is refused by age; a repeat of a row as old is no failure', async () => {
  const days = (count: number) => (Date.now() - count * 24 * 3_600_000) * 1000
  const old = days(40)
  await world.deliver(
    click({ version: days(35) - 1e6, opId: 'too-old_' }),
    click({ actorId: 2, version: days(35) + 60e6, opId: 'in-time_' }),
  )
  await world.pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since) values (2, 3, 100, true, $1, 'old-row_', $1)`,
    [old],
  )
  await world.deliver(click({ actorId: 3, version: old, opId: 'old-row_' }))
  await world.fold()
  expect(await world.failures()).toEqual({ 'too-old_': 'too-old' })
  expect(Object.keys(await world.rows())).toEqual(['2:2>100', '2:3>100'])
})

test('a repeat of what was persisted before its target went is no failure', async () => {
  await world.deliver(click())
  await world.fold()
  await world.pool.query('delete from posts where id = 100')
  await world.deliver(click())
  await world.fold()
  expect(await world.failures()).toEqual({})
})

test('batches at once, in every mixture of actors and targets, neither deadlock nor count twice', async () => {
  const actors = Array.from({ length: 30 }, (_, index) => index + 1)
  const operations = actors.flatMap((actorId) => [
    click({ actorId }),
    click({ actorId, targetId: 101 }),
    click({ actorId, kind: 'follow', targetId: (actorId % 30) + 1 }),
  ])
  const backwards = operations.toReversed()
  await Promise.all([
    world.record.commit(operations),
    world.record.commit(backwards),
    world.record.commit(operations.filter((_, index) => index % 2 === 0)),
    world.record.commit(backwards.filter((_, index) => index % 3 === 0)),
  ])
  const counters = await world.counters()
  expect(counters['3:100']?.[0]).toBe(30)
  expect(counters['3:101']?.[0]).toBe(30)
  for (const actorId of actors) {
    expect(counters[`1:${actorId}`]?.[0]).toBe(1)
    expect(counters[`2:${actorId}`]?.[0]).toBe(1)
  }
})
