import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { watchGoneAccounts } from './gone-accounts.ts'
import { openTestDatabase } from './testing.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
  await database.pool.query(
    `insert into users (id, handle, display_name) select id, 'u' || id, '손님' from generate_series(1, 5) as id`,
  )
})
afterAll(() => database.close())

const remove = (id: number, when = 'now()') =>
  database.pool.query(`update users set deleted_at = ${when} where id = $1`, [id])
const fail = (error: unknown) => {
  throw error
}

test('whoever is deleted is known at the next look, whatever was known before; others never are', async () => {
  await remove(1)
  const gone = watchGoneAccounts(database.db, fail)
  await gone.look()
  expect([1, 2, 3].map(gone.has)).toEqual([true, false, false])
  await remove(2)
  // Committed after a look that has seen a newer one.
  await remove(3, "now() - interval '30 seconds'")
  await gone.look()
  expect([1, 2, 3, 4].map(gone.has)).toEqual([true, true, true, false])
  gone.add(4)
  expect(gone.has(4)).toBe(true)
  gone.stop()
})

test('it looks by itself, and a look that fails is told and forgets nothing', async () => {
  const gone = watchGoneAccounts(database.db, fail)
  await remove(5)
  await vi.waitFor(() => expect(gone.has(5)).toBe(true), { timeout: 5_000 })
  gone.stop()
  const errors: unknown[] = []
  const broken = { select: () => fail(new Error('away')) } as never
  const away = watchGoneAccounts(broken, (error) => errors.push(error))
  away.add(7)
  await vi.waitFor(() => expect(errors).toHaveLength(1))
  expect(away.has(7)).toBe(true)
  away.stop()
})
