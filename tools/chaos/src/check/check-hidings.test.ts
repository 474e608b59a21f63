import { committedKinds, relationKinds } from '@matjip/contracts'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createHidingLog } from '../load/hiding-log.ts'
import { createTally } from '../tally.ts'
import { TARGETS } from '../world/targets.ts'
import { checkHidings } from './check-hidings.ts'

/** A person with one client, and one of those whom others click. */
const [MINA, [JUNHO = 0]] = [100_001, TARGETS.user]
const click = { kind: 'block', actorId: MINA, targetId: JUNHO } as const
const { block } = committedKinds
const { follow } = relationKinds

let database: Awaited<ReturnType<typeof openTestDatabase>>
let log: ReturnType<typeof createHidingLog>
beforeEach(async () => {
  database = await openTestDatabase()
  log = createHidingLog(createTally())
})
afterEach(() => database.close())

type Row = [kind: number, actorId: number, targetId: number, active: boolean, version: number]

/** What is found wrong: in blocks and mutes, in follows where a block stands, in follows from before one. */
async function wrongIn(...rows: Row[]) {
  await database.pool.query('truncate relations')
  for (const row of rows)
    await database.pool.query(
      `insert into relations (kind, actor_id, target_id, active, version, op_id, since) values ($1, $2, $3, $4, $5, 'op', $5)`,
      row,
    )
  return (await checkHidings(database.pool, log)).findings.map(({ wrong }) => wrong)
}

test('the last answer stands, or what was asked for without one and committed later', async () => {
  log.answered({ ...click, active: false }, 4)
  log.answered({ ...click, active: true }, 5)
  expect(await wrongIn([block, MINA, JUNHO, true, 5])).toEqual([0, 0, 0])
  expect(await wrongIn()).toEqual([1, 0, 0])
  expect(await wrongIn([block, MINA, JUNHO, false, 4])).toEqual([1, 0, 0])
  expect(await wrongIn([block, MINA, JUNHO, false, 5])).toEqual([1, 0, 0])
  expect(await wrongIn([block, MINA, JUNHO, false, 6])).toEqual([1, 0, 0])
  log.unanswered({ ...click, active: false })
  expect(await wrongIn([block, MINA, JUNHO, false, 6])).toEqual([0, 0, 0])
  expect(await wrongIn([block, MINA, JUNHO, true, 6])).toEqual([1, 0, 0])
  expect(await wrongIn([block, MINA, JUNHO, false, 5])).toEqual([1, 0, 0])
})

test('without any answer there may be a row of what was asked for, and of nothing else', async () => {
  expect(await wrongIn([block, MINA, JUNHO, true, 1])).toEqual([1, 0, 0])
  log.unanswered({ ...click, active: true })
  expect(await wrongIn()).toEqual([0, 0, 0])
  expect(await wrongIn([block, MINA, JUNHO, true, 1])).toEqual([0, 0, 0])
})

test('where a block stands there is no follow, either way, however new', async () => {
  log.answered({ ...click, active: true }, 5)
  const stands: Row = [block, MINA, JUNHO, true, 5]
  expect(await wrongIn(stands, [follow, MINA, JUNHO, true, 9])).toEqual([0, 1, 0])
  expect(await wrongIn(stands, [follow, JUNHO, MINA, true, 9])).toEqual([0, 1, 0])
  expect(await wrongIn(stands, [follow, JUNHO, MINA, false, 9])).toEqual([0, 0, 0])
})

test('where a block was taken back, no follow from before it is there: of another client, as far as two clocks can tell', async () => {
  const second = 1_000_000
  log.answered({ ...click, active: true }, 10 * second)
  log.answered({ ...click, active: false }, 20 * second)
  const over: Row = [block, MINA, JUNHO, false, 20 * second]
  expect(await wrongIn(over, [follow, MINA, JUNHO, true, 10 * second - 1])).toEqual([0, 0, 1])
  expect(await wrongIn(over, [follow, MINA, JUNHO, true, 21 * second])).toEqual([0, 0, 0])
  expect(await wrongIn(over, [follow, JUNHO, MINA, true, 6 * second])).toEqual([0, 0, 1])
  expect(await wrongIn(over, [follow, JUNHO, MINA, true, 7 * second])).toEqual([0, 0, 0])
})
