import type { RelationMessage } from '@matjip/contracts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { T0, click, openWorld } from '../../test/world.ts'
import { foldShards } from './fold-shards.ts'
import { readCounts } from '../read-counts.ts'

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

/** Folds all, and gives the operations of which the record was asked after the commit. */
async function fold(): Promise<string[]> {
  const asked: string[] = []
  const record = {
    ...world.record,
    readBack(operations: readonly RelationMessage[]) {
      asked.push(...operations.map(({ opId }) => opId))
      return world.record.readBack(operations)
    },
  }
  await foldShards({ ...world.ports, record }, [0, 1], { limit: 100 })
  return asked
}

test('what the commit itself tells is shown without asking the record again', async () => {
  await world.deliver(click(), click({ actorId: 2, version: T0 + 1 }), click({ actorId: 2, version: T0 + 2 }))
  expect(await fold()).toEqual([])
  await world.pool.query('truncate counters')
  expect(await readCounts(world.stores, 'likes', [100])).toEqual(new Map([[100, 2]]))
})

test('of a target with an overtaken click all pairs are read back, so that they are of one moment', async () => {
  await world.deliver(click({ version: T0 + 5 }))
  await fold()
  const [late, other] = [click({ version: T0 + 1, active: false }), click({ actorId: 2 })]
  await world.deliver(late, other, click({ actorId: 3, targetId: 101 }))
  expect((await fold()).sort()).toEqual([late.opId, other.opId].sort())
})

test('a target whose count stands still is read back', async () => {
  await world.deliver(click(), click({ actorId: 2 }))
  await fold()
  const gone = click({ version: T0 + 1, active: false })
  const came = click({ actorId: 3 })
  await world.deliver(gone, came)
  expect((await fold()).sort()).toEqual([gone.opId, came.opId].sort())
  expect(await readCounts(world.stores, 'likes', [100])).toEqual(new Map([[100, 2]]))
})

test('an actor without a row is created by the fold, beside others who have one', async () => {
  await world.deliver(click(), click({ actorId: 9 }))
  await fold()
  expect(await world.counters()).toEqual({ '3:100': [2, 1] })
})
