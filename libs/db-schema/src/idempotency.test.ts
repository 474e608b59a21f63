import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runIdempotent } from './idempotency.ts'
import type { IdempotentRequest } from './idempotency.ts'
import { outbox } from './tables/index.ts'
import { openTestDatabase } from './testing.ts'

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => void (database = await openTestDatabase()))
afterAll(() => database.close())

const requestWith = (key: string, body: unknown = { text: '국밥' }): IdempotentRequest => ({
  userId: 1,
  route: 'POST /posts',
  key,
  body,
})
const run = (request: IdempotentRequest, effect = async () => {}) =>
  runIdempotent(database.db, request, async (tx) => {
    await tx.insert(outbox).values({ payload: { key: request.key } })
    await effect()
    return { status: 201, body: { key: request.key } }
  })
const effects = async (key: string) => {
  const { rows } = await database.pool.query(`select count(*) as n from outbox where payload->>'key' = $1`, [key])
  return rows[0].n as number
}

test('a repeat gets the first answer and no second effect', async () => {
  expect(await run(requestWith('a'))).toEqual({ status: 201, body: { key: 'a' }, replayed: false })
  expect(await run(requestWith('a'))).toEqual({ status: 201, body: { key: 'a' }, replayed: true })
  expect(await effects('a')).toBe(1)
})

test('another body under the same key is refused; another user or route is another request', async () => {
  await run(requestWith('b'))
  await expect(run(requestWith('b', { text: '마라탕' }))).rejects.toMatchObject({ code: 'idempotency-key-reused' })
  await run({ ...requestWith('b'), userId: 2 })
  await run({ ...requestWith('b'), route: 'POST /uploads' })
  expect(await effects('b')).toBe(3)
})

test('a second request while the first runs is told so, and has no effect', async () => {
  const entered = Promise.withResolvers<void>()
  const goOn = Promise.withResolvers<void>()
  const first = run(requestWith('c'), () => {
    entered.resolve()
    return goOn.promise
  })
  await entered.promise
  await expect(run(requestWith('c'))).rejects.toMatchObject({ code: 'idempotency-key-in-progress' })
  goOn.resolve()
  expect(await first).toMatchObject({ replayed: false })
  expect(await effects('c')).toBe(1)
})

test('an effect that fails leaves nothing, so that the repeat runs', async () => {
  const failing = run(requestWith('d'), () => Promise.reject(new Error('boom')))
  await expect(failing).rejects.toThrow('boom')
  expect(await effects('d')).toBe(0)
  expect(await run(requestWith('d'))).toMatchObject({ replayed: false })
})

test('after a day the key is free again', async () => {
  await run(requestWith('e'))
  await database.db.execute(
    sql`update idempotency_keys set created_at = now() - interval '24 hours 1 second' where key = 'e'`,
  )
  expect(await run(requestWith('e', { text: '다른 글' }))).toMatchObject({ replayed: false })
})
