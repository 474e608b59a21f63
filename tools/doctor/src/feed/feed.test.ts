import { relationKinds } from '@matjip/contracts'
import { homeKey, mergePosts } from '@matjip/redis-keys'
import { writeIntent } from '@matjip/relations'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openLiveWorld } from '../../test/live-world.ts'
import { compareFeedCommand, explainFeedCommand, rebuildFeedCommand } from '../commands/feed-commands.ts'
import { readHomeList } from './home-list.ts'

/** mina has written posts 100–109 and one of jiho's is 50; sora follows mina. */
const [MINA, JIHO, SORA] = [1, 2, 3]
const JIHOS = 50

let world: Awaited<ReturnType<typeof openLiveWorld>>
beforeAll(async () => {
  world = await openLiveWorld()
})
afterAll(() => world.close())
beforeEach(async () => {
  await world.reset()
  await world.pool.query('truncate pulled_authors, outbox, hashtags cascade')
  await world.pool.query(
    `insert into posts (id, author_id, text, hashtags) values (${JIHOS}, ${JIHO}, '#국밥', '{국밥}')`,
  )
  await relate(relationKinds.follow, SORA, MINA)
})

const relate = (kind: number, actor: number, target: number) =>
  world.pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since) values ($1, $2, $3, true, 1, 'op', 1)`,
    [kind, actor, target],
  )

/** A timeline as a rebuild leaves it. */
async function buildList(owner: number, postIds: readonly number[], floor = 0): Promise<void> {
  const { epochNow = '' } = (await probe(owner)) ?? {}
  await world.redis.del(homeKey(owner))
  await world.redis.rpush(homeKey(owner), ...postIds.map(String), `${epochNow}:${floor}`)
  await world.redis.expire(homeKey(owner), 60)
}

/** The epoch of now, by a list that is thrown away. */
async function probe(owner: number) {
  await world.redis.rpush(homeKey(owner), 'x:0')
  return readHomeList(world.redis, owner)
}

const explain = async (user: string, postId: number) => (await explainFeedCommand(world, { user, postId })).text

const ALL = [109, 108, 107, 106, 105, 104, 103, 102, 101, 100]

test('says that a post is shown, why, and where a read finds it', async () => {
  expect(await explain('sora', 105)).toMatch(
    /^Yes: the reader follows its author\.\nThe reader has no timeline in Redis/,
  )
  await buildList(SORA, ALL)
  expect(await explain('sora', 105)).toMatch(/^Yes: .*\nThe timeline has it, at place 5 of 10\./)
  await buildList(SORA, ALL.slice(0, 3), 107)
  expect(await explain('sora', 105)).toMatch(/^Yes: .*\nIt is below the timeline's floor \(107\)/)
  await world.redis.lset(homeKey(SORA), -1, '0000beef:0')
  expect(await explain('sora', 105)).toMatch(/^Yes: .*\nThe timeline was built under epoch 0000beef/)
  expect(await explain('mina', 105)).toMatch(/^Yes: it is their own/)
})

test('says that a post is not shown, and each reason', async () => {
  expect(await explain('sora', JIHOS)).toMatch(/^No: the reader does not follow its author; nor any of its hashtags/)
  expect(await explain('sora', 999)).toMatch(/^No: the post does not exist/)
  await relate(6, MINA, SORA)
  expect(await explain('sora', 105)).toMatch(/^No: its author has blocked the reader/)
  await world.pool.query('delete from relations where kind = 6')
  await relate(7, SORA, MINA)
  expect(await explain('sora', 105)).toMatch(/^No: the reader has muted its author/)
})

test('a click that the record does not have yet decides', async () => {
  const who = { actorId: SORA, actorHandle: 'sora', actorName: '소라' }
  const version = Date.now() * 1_000
  await writeIntent(world.redis, { v: 1, kind: 'follow', ...who, targetId: MINA, active: false, version, opId: 'a' })
  expect(await explain('sora', 105)).toMatch(/^No: the reader has taken the follow of its author back/)
  await writeIntent(world.redis, { v: 1, kind: 'follow', ...who, targetId: JIHO, active: true, version, opId: 'b' })
  expect(await explain('sora', JIHOS)).toMatch(/^Yes: the reader has just followed its author/)
})

test('a timeline that lacks a post is found by comparing, and one that has more is not', async () => {
  await buildList(SORA, ALL)
  await buildList(MINA, [...ALL, 60])
  const fine = await compareFeedCommand(world, { user: undefined, sample: 10 })
  expect([fine.ok, fine.summary]).toEqual([
    true,
    '0 of 2 timelines lack posts; 2 are as the record says, 0 are not believed, 0 are not there',
  ])
  await buildList(
    SORA,
    ALL.filter((id) => id !== 104),
  )
  const lacking = await compareFeedCommand(world, { user: 'sora', sample: 1 })
  expect(lacking.ok).toBe(false)
  expect(lacking.text).toMatch(/lacking .* 104/)
  expect((await explainFeedCommand(world, { user: 'sora', postId: 104 })).ok).toBe(false)
})

test('posts that are pulled are in no timeline, and lack nowhere', async () => {
  await buildList(SORA, ALL.slice(5))
  await world.pool.query(`insert into pulled_authors (author_id, since_id, until_id) values (${MINA}, 105, null)`)
  expect((await compareFeedCommand(world, { user: 'sora', sample: 1 })).ok).toBe(true)
  expect(await explain('sora', 107)).toMatch(/is pulled by readers/)
})

test('a rebuild takes the timeline away, so that the next read makes it', async () => {
  await buildList(SORA, ALL)
  expect((await rebuildFeedCommand(world, { user: 'sora' })).summary).toBe('1 timelines taken away')
  expect(await readHomeList(world.redis, SORA)).toBeUndefined()
  await mergePosts(world.redis, homeKey(SORA), { postIds: [109], floor: 0 }, { cap: 10, slack: 1, ttlS: 60 })
  expect(await readHomeList(world.redis, SORA)).toBeUndefined()
})
