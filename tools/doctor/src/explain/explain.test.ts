import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { click, openLiveWorld } from '../../test/live-world.ts'
import { explainCommand } from '../commands/explain-command.ts'

let world: Awaited<ReturnType<typeof openLiveWorld>>
beforeAll(async () => {
  world = await openLiveWorld()
})
afterAll(() => world.close())
beforeEach(() => world.reset())

const follow = (active: boolean) => click({ kind: 'follow', targetId: 2, active })
const explain = async (actor = 'mina', target = 'jiho') =>
  (await explainCommand(world, { kind: 'follow', actor, target })).json as {
    isActive: boolean
    winner: string | null
    verdict: string[]
    operations: { opId: string; active: boolean; places: string[]; failure: string | null }[]
  }

test('the newest operation wins, wherever it is, and all that is known of the pair is told', async () => {
  const [first, second, third] = [follow(true), follow(false), follow(true)]
  expect(await explain()).toMatchObject({ isActive: false, winner: null, operations: [] })
  await world.accept(first)
  await world.apply(1)
  await world.fold()
  await world.accept(second)
  await world.apply(1)
  await world.accept(third)
  const told = await explain()
  expect(told).toMatchObject({ isActive: true, winner: third.opId })
  expect(told.operations).toEqual([
    { version: third.version, opId: third.opId, active: true, places: ['intent'], failure: null },
    { version: second.version, opId: second.opId, active: false, places: ['overlay', 'pending'], failure: null },
    { version: first.version, opId: first.opId, active: true, places: ['row', 'settled'], failure: null },
  ])
  expect(told.verdict.join(' ')).toMatch(/^Yes: mina follows jiho\. .* in the queue, or it is lost/)
  await world.apply(1)
  expect((await explain()).verdict[1]).toMatch('the next fold writes it')
  await world.fold()
  expect((await explain()).verdict[1]).toMatch('it is the row')
})

test('handles, handles with @ and ids name the same people; a handle that is nobody’s is said', async () => {
  await world.accept(follow(true))
  await world.apply(1)
  await world.fold()
  for (const [actor, target] of [
    ['@mina', '2'],
    ['1', 'jiho'],
    ['1', '@jiho'],
  ] as const)
    expect(await explain(actor, target)).toMatchObject({ isActive: true })
  await expect(explain('nobody')).rejects.toThrow('nobody has the handle nobody')
})

test('a rejected operation does not decide, and is told with its reason', async () => {
  const [kept, refused] = [follow(true), follow(false)]
  await world.accept(kept)
  await world.apply(1)
  await world.fold()
  await world.accept(refused)
  await world.pool.query('update users set deleted_at = now() where id = 1')
  await world.apply(1)
  expect(await explain()).toMatchObject({ isActive: false, winner: refused.opId })
  await world.fold()
  const told = await explain()
  expect(told).toMatchObject({ isActive: true, winner: kept.opId })
  expect(told.verdict).toContain('mina was deleted.')
})

test('a message of the pair in quarantine is told', async () => {
  const aside = follow(true)
  await world.send(JSON.stringify(aside), world.urls.quarantine)
  const told = await explain()
  expect(told).toMatchObject({ isActive: false, winner: null })
  expect(told.verdict).toContain(`Operation ${aside.opId} is in quarantine.`)
})
