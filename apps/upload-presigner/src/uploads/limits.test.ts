import { randomUUID } from 'node:crypto'
import type { Problem, Upload, UploadTicket } from '@matjip/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimOf, openTestApp } from '../../test/open-test-app.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
const bytes = Buffer.from('bytes of a photo')

beforeAll(async () => {
  app = await openTestApp({}, undefined, { limits: { unused: 3, bytesPerDay: 100 } })
})
afterAll(() => app.close())

async function post(userId: number, payload: object = claimOf(bytes), key: string = randomUUID()) {
  const authorization = `Bearer ${await app.issuer.tokenFor({ userId })}`
  return app.service.inject({
    method: 'POST',
    url: '/uploads',
    headers: { authorization, 'idempotency-key': key },
    payload,
  })
}
const codeOf = (answer: { statusCode: number; json: () => Problem }) => [answer.statusCode, answer.json().code]

test('of many requests at once a person gets as many uploads as may be unused, and others are not touched', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => post(31)))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 201, 201, 429, 429, 429, 429, 429])
  const refused = answers.find(({ statusCode }) => statusCode === 429)
  expect(refused?.json<Problem>().code).toBe('too-many-uploads')
  expect(Number(refused?.headers['retry-after'])).toBeGreaterThan(86_000)
  expect((await post(32)).statusCode).toBe(201)
})

test('a repeat is no further upload; one that is in a post is not unused any more', async () => {
  const key = randomUUID()
  const first = await post(33, undefined, key)
  await post(33)
  await post(33)
  expect((await post(33, undefined, key)).json<UploadTicket>().uploadId).toBe(first.json<UploadTicket>().uploadId)
  expect(codeOf(await post(33))).toEqual([429, 'too-many-uploads'])
  await app.database.pool.query("update uploads set state = 'attached', post_id = 1 where id = $1", [
    first.json<UploadTicket>().uploadId,
  ])
  expect((await post(33)).statusCode).toBe(201)
})

test('bytes of 24 hours are bounded, whatever became of them; yesterday is forgotten', async () => {
  await post(34, { ...claimOf(bytes), byteSize: 90 })
  await app.database.pool.query("update uploads set state = 'orphan' where owner_id = 34")
  expect(codeOf(await post(34))).toEqual([429, 'upload-quota-exceeded'])
  await app.database.pool.query("update uploads set created_at = now() - interval '24 hours 1 s' where owner_id = 34")
  expect((await post(34)).statusCode).toBe(201)
})

test('no fresh URL brings back what was deleted', async () => {
  const key = randomUUID()
  const { uploadId } = (await post(35, undefined, key)).json<UploadTicket>()
  await app.database.pool.query("update uploads set state = 'orphan' where id = $1", [uploadId])
  expect(codeOf(await post(35, undefined, key))).toEqual([410, 'upload-gone'])
  const authorization = `Bearer ${await app.issuer.tokenFor({ userId: 35 })}`
  const { body } = await app.service.inject({ url: `/uploads/${uploadId}`, headers: { authorization } })
  expect(JSON.parse(body) as Upload).toMatchObject({ state: 'orphan', original: null })
})

test('no fresh form replaces the original of a post; a fresh URL, which cannot overwrite, is given', async () => {
  const [form, url] = [randomUUID(), randomUUID()]
  const announced = { contentType: 'image/jpeg', byteSize: 10, method: 'POST' }
  const ids = [await post(36, announced, form), await post(36, undefined, url)].map(
    (answer) => answer.json<UploadTicket>().uploadId,
  )
  expect((await post(36, announced, form)).statusCode).toBe(201)
  await app.database.pool.query("update uploads set state = 'attached', post_id = 1 where id = any($1)", [ids])
  expect(codeOf(await post(36, announced, form))).toEqual([410, 'upload-gone'])
  expect((await post(36, undefined, url)).statusCode).toBe(201)
})

test('who has too many unused is told when the oldest of those counts no more, not when one of a post does', async () => {
  const old = (await post(37)).json<UploadTicket>().uploadId
  await app.database.pool.query(
    "update uploads set state = 'attached', created_at = now() - interval '23 hours' where id = $1",
    [old],
  )
  for (let n = 0; n < 3; n++) await post(37)
  const refused = await post(37)
  expect(codeOf(refused)).toEqual([429, 'too-many-uploads'])
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(86_000)
})

test('refusals and tickets are counted', async () => {
  const { body } = await app.service.inject('/metrics')
  expect(body).toMatch(/uploads_issued_total\{method="PUT"\} \d/)
  expect(body).toMatch(/uploads_refused_total\{code="too-many-uploads"\} 7/)
})

test('an account that was deleted gets no URL, whatever its token says', async () => {
  expect((await post(35)).statusCode).toBe(201)
  await app.database.pool.query('update users set deleted_at = now() where id = 35')
  expect(codeOf(await post(35))).toEqual([403, 'forbidden'])
})
