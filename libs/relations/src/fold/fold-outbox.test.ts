import { FOLLOWS_PER_EVENT } from '@matjip/contracts'
import type { RelationFollowed } from '@matjip/contracts'
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
  await world.posts(100)
})

async function told(): Promise<RelationFollowed['pairs'][]> {
  const { rows } = await world.pool.query<{ payload: RelationFollowed }>('select payload from outbox order by id')
  return rows.map(({ payload }) => payload.pairs)
}

const follow = (targetId: number, version: number, active = true) =>
  click({ kind: 'follow', targetId, version: T0 + version, active, opId: `op-${targetId}-${version}_` })

test('a follow that begins is told of, once, in the transaction that makes it so; likes and repeats are not', async () => {
  await world.record.commit([follow(2, 1), follow(3, 1), click()])
  await world.record.commit([follow(2, 1), follow(3, 2)])
  expect((await told()).map((pairs) => pairs.toSorted((a, b) => a[1] - b[1]))).toEqual([
    [
      [1, 2],
      [1, 3],
    ],
  ])
})

test('an unfollow says nothing, the follow after it does; within one batch nothing has ended', async () => {
  await world.record.commit([follow(2, 1)])
  await world.record.commit([follow(2, 2, false)])
  expect(await told()).toHaveLength(1)
  await world.record.commit([follow(2, 3)])
  expect(await told()).toEqual([[[1, 2]], [[1, 2]]])
  await world.record.commit([follow(2, 4, false), follow(2, 5)])
  expect(await told()).toHaveLength(2)
})

test('a follow that is void is none', async () => {
  await world.record.commit([follow(1, 1), follow(99, 1)])
  expect(await told()).toEqual([])
})

test('many follows of one batch share events', async () => {
  const people = Array.from({ length: FOLLOWS_PER_EVENT + 20 }, (_, n) => 1_000 + n)
  await world.users(...people)
  await world.record.commit(people.map((id) => follow(id, 1)))
  const pairs = await told()
  expect(pairs.map(({ length }) => length)).toEqual([FOLLOWS_PER_EVENT, 20])
  expect(
    pairs
      .flat()
      .map(([, target]) => target)
      .sort(),
  ).toEqual(people)
})
