import { relationKinds } from '@matjip/contracts'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createClickLog } from './click-log.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

const click = (version: number) => ({ kind: relationKinds.follow, actorId: 1, targetId: 2, version })

test('what Redis loses is open where the record does not have that very click; an older one on the pair says nothing', async () => {
  const clicks = createClickLog(database.pool)
  const [older, newer] = [10, 20].map((version) => clicks.accepted(click(version), performance.now()))
  await database.pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since) values ($1, 1, 2, false, 10, 'op', 1)`,
    [relationKinds.follow],
  )
  await clicks.beginLoss()
  expect([older?.(), newer?.()]).toEqual([expect.any(Number), undefined])
  const meanwhile = clicks.accepted(click(30), performance.now())
  const begunAt = performance.now()
  clicks.endLoss()
  // Its answer came after the loss; what was noted of it may have come before.
  const onTheWay = clicks.accepted(click(40), begunAt)
  const later = clicks.accepted(click(50), performance.now())
  expect([meanwhile(), onTheWay(), later()]).toEqual([undefined, undefined, expect.any(Number)])
})
