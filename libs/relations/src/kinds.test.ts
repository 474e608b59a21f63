import { committedKinds, kindTable, MAX_FOLLOWED_HASHTAGS, relationKinds } from '@matjip/contracts'
import type { RelationMessage } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { counterKinds } from '@matjip/db-schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { T0, click, openWorld } from '../test/world.ts'
import { counterSources } from './counter-sources.ts'
import { readCounts } from './read-counts.ts'
import { readHiding } from './read-hiding.ts'
import { readViewerState } from './read-viewer-state.ts'

let world: Awaited<ReturnType<typeof openWorld>>
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.redis.flushdb()
  await world.pool.query(
    'truncate users, posts, restaurants, hashtags, relations, relation_failures, counters restart identity cascade',
  )
  world.log.clear()
  await world.users(1, 2, 3)
  // Their author is user 1.
  await world.posts(100, 101)
  await world.pool.query(
    `insert into restaurants (source, source_id, name, search_grams) values ('test', '1', '국밥집', '{}')`,
  )
})

/** A follow of a hashtag by user 1, unless told otherwise. */
const tag = (targetName: string, over: Partial<RelationMessage> = {}) =>
  click({
    kind: 'hashtag',
    targetId: hashtagKeyOf(targetName),
    targetName,
    opId: `tag-${targetName}-${over.version ?? 0}`,
    ...over,
  })
const block = (actorId: number, targetId: number, active = true) =>
  world.pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
     values ($1, $2, $3, $4, 1, 'block-op', 1) on conflict (kind, actor_id, target_id) do update set active = excluded.active`,
    [committedKinds.block, actorId, targetId, active],
  )
const names = async () =>
  (await world.pool.query('select name from hashtags order by name')).rows.map(({ name }) => name)

test('numbers of kinds and counters are each given once, and every counter says what it counts', () => {
  const numbers = [...Object.values(relationKinds), ...Object.values(committedKinds)]
  expect(new Set(numbers).size).toBe(numbers.length)
  expect(Object.keys(counterSources).sort()).toEqual(Object.keys(counterKinds).sort())
  // As in the database of everybody who runs it.
  expect({ ...relationKinds, ...committedKinds }).toEqual({
    ...{ follow: 1, like: 2, hashtag: 3, savePost: 4, saveRestaurant: 5, block: 6, mute: 7 },
  })
})

test('every kind goes through the same pipeline; only public ones are counted', async () => {
  await world.deliver(
    tag('마라탕'),
    click({ kind: 'savePost', opId: 'save-post' }),
    click({ kind: 'saveRestaurant', targetId: 1, opId: 'save-rest' }),
    click({ kind: 'saveRestaurant', actorId: 2, targetId: 1 }),
  )
  const asked = { userIds: [], postIds: [100], restaurantIds: [1], hashtagKeys: [hashtagKeyOf('마라탕')] }
  const state = async () => {
    const { savedPosts, hashtags, savedRestaurants } = await readViewerState(world.stores, 1, asked)
    return [savedPosts.get(100), hashtags.get(hashtagKeyOf('마라탕')), savedRestaurants.get(1)]
  }
  const saves = async () => (await readCounts(world.stores, 'restaurantSaves', [1])).get(1)
  expect(await state()).toEqual(Array.from({ length: 3 }, () => ({ active: true, pending: true })))
  expect(await saves()).toBe(2)
  await world.fold()
  await world.redis.flushdb()
  expect(await state()).toEqual(Array.from({ length: 3 }, () => ({ active: true, pending: false })))
  expect(await saves()).toBe(2)
  expect(Object.keys(await world.rows())).toHaveLength(4)
  expect(await world.counters()).toEqual({
    [`${counterKinds.restaurantSaves}:1`]: [2, 1],
    [`${counterKinds.hashtagFollowers}:${hashtagKeyOf('마라탕')}`]: [1, 1],
  })
  expect(await names()).toEqual(['마라탕'])
})

test('kinds without their target end failed', async () => {
  await world.deliver(
    click({ kind: 'savePost', targetId: 999, opId: 'no-post_' }),
    click({ kind: 'saveRestaurant', targetId: 999, opId: 'no-place' }),
    tag('국밥', { targetId: 7, opId: 'lying-key' }),
    click({ kind: 'hashtag', targetId: 7, opId: 'no-name_' }),
  )
  await world.fold()
  expect(new Set(Object.values(await world.failures()))).toEqual(new Set(['target-not-found']))
  expect(await world.rows()).toEqual({})
})

test('an unfollow that overtakes the first follow of a new hashtag still wins', async () => {
  await world.deliver(tag('국밥', { version: T0 + 1, active: false }))
  await world.fold()
  expect(await names()).toEqual([])
  await world.deliver(tag('국밥', { version: T0 }))
  await world.fold()
  expect(await world.rows()).toEqual({ [`3:1>${hashtagKeyOf('국밥')}`]: { active: false, version: T0 + 1 } })
})

test('of two hashtags with one key the first has it', async () => {
  // No two such names are at hand, so the record is bent: a row whose key is another's.
  await world.pool.query(`create or replace function hashtag_key(name text) returns bigint language sql immutable strict
    parallel safe return ('x' || substr(encode(sha256(convert_to(left(name, 1), 'UTF8')), 'hex'), 1, 13))::bit(52)::bigint`)
  const targetId = hashtagKeyOf('국')
  await world.deliver(tag('국밥', { targetId, version: T0 }))
  await world.fold()
  await world.deliver(tag('국수', { targetId, version: T0 + 1, active: false }), tag('국수', { targetId, actorId: 2 }))
  await world.fold()
  expect(await names()).toEqual(['국밥'])
  expect(Object.keys(await world.rows())).toEqual([`3:1>${targetId}`])
  expect(Object.values(await world.failures())).toEqual(['target-not-found', 'target-not-found'])
  await world.pool.query(`create or replace function hashtag_key(name text) returns bigint language sql immutable strict
    parallel safe return ('x' || substr(encode(sha256(convert_to(name, 'UTF8')), 'hex'), 1, 13))::bit(52)::bigint`)
})

test('the cap holds within a batch, across batches and when shards are folded at once, and what failed stays failed', async () => {
  const many = Array.from({ length: MAX_FOLLOWED_HASHTAGS - 2 }, (_, index) =>
    tag(`태그${index}가`, { version: T0 + index }),
  )
  await world.record.commit(many)
  const late = Array.from({ length: 6 }, (_, index) => tag(`늦은${index}가`, { version: T0 + 1_000 + index }))
  await Promise.all([world.record.commit(late.slice(0, 3)), world.record.commit(late.slice(3))])
  const active = async () =>
    (await world.pool.query('select count(*) from relations where kind = 3 and actor_id = 1 and active')).rows[0].count
  expect(await active()).toBe(MAX_FOLLOWED_HASHTAGS)
  const failures = await world.failures()
  expect(Object.values(failures)).toEqual(Array.from({ length: 4 }, () => 'too-many-hashtags'))
  // Hashtags that nobody may follow are not created either.
  expect(await names()).toHaveLength(MAX_FOLLOWED_HASHTAGS)
  // Room again: a repeat of what failed does not take it, a repeat of what is followed needs none, another's list is their own.
  await world.record.commit([tag('태그0가', { version: T0 + 2_000, active: false })])
  await world.record.commit([...late, ...many, tag('늦은0가', { actorId: 2 })])
  expect(await active()).toBe(MAX_FOLLOWED_HASHTAGS - 1)
  expect(await world.failures()).toEqual(failures)
  await world.record.commit([tag('새것', { version: T0 + 3_000 })])
  expect(await active()).toBe(MAX_FOLLOWED_HASHTAGS)
})

test.each([
  ['who was blocked', 2],
  ['who has blocked', 1],
])('%s can neither follow, like nor save what is the other’s, and may take back', async (_who, actor) => {
  const other = 3 - actor
  await world.pool.query('update posts set author_id = $1', [other])
  await world.deliver(
    click({ actorId: actor, version: T0 }),
    click({ kind: 'follow', actorId: actor, targetId: other, version: T0 + 1 }),
  )
  await world.fold()
  await block(1, 2)
  await world.deliver(
    click({ actorId: actor, targetId: 101, opId: 'like-new' }),
    click({ kind: 'savePost', actorId: actor, opId: 'save-new' }),
    click({ kind: 'follow', actorId: actor, targetId: other, version: T0 + 2, opId: 'follow-again' }),
    click({ actorId: actor, version: T0 + 3, active: false, opId: 'unlike-it' }),
    click({ actorId: 3, targetId: 101, opId: 'by-a-third' }),
  )
  await world.fold()
  expect(await world.failures()).toEqual({ 'like-new': 'blocked', 'save-new': 'blocked', 'follow-again': 'blocked' })
  expect(await world.rows()).toMatchObject({
    [`1:${actor}>${other}`]: { active: true, version: T0 + 1 },
    [`2:${actor}>100`]: { active: false, version: T0 + 3 },
    '2:3>101': { active: true },
  })
  // Unblocked, a late repeat of what has failed is not let in by it; a new click is.
  await block(1, 2, false)
  await world.deliver(click({ actorId: actor, targetId: 101, opId: 'like-new' }))
  await world.fold()
  expect((await world.rows())[`2:${actor}>101`]).toBeUndefined()
  await world.deliver(click({ actorId: actor, targetId: 101, version: T0 + 9, opId: 'like-anew' }))
  await world.fold()
  expect((await world.rows())[`2:${actor}>101`]).toMatchObject({ active: true })
})

test('who hides whom is read from Postgres, each side as it is', async () => {
  await block(1, 2)
  await world.pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
     values ($1, 1, 3, true, 1, 'mute-op_', 1), ($1, 2, 3, false, 1, 'mute-op2', 1)`,
    [committedKinds.mute],
  )
  const hiding = (viewer: number) => readHiding(world.pool, viewer, [1, 2, 3])
  expect((await hiding(1)).get(2)).toEqual({ blocking: true, blockedBy: false, muting: false })
  expect((await hiding(2)).get(1)).toEqual({ blocking: false, blockedBy: true, muting: false })
  expect((await hiding(1)).get(3)).toEqual({ blocking: false, blockedBy: false, muting: true })
  expect((await hiding(2)).get(3)).toEqual({ blocking: false, blockedBy: false, muting: false })
})

test('a table of kinds that names a counter names one that there is', () => {
  const named = Object.values(kindTable).flatMap(({ counts }) => Object.values(counts))
  for (const counter of named) expect(counterKinds).toHaveProperty(counter)
})
