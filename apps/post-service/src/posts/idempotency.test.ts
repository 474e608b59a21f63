import { randomUUID } from 'node:crypto'
import type { Post, Problem } from '@matjip/contracts'
import { openBucket } from '@matjip/photos'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson } from '../../test/person.ts'
import type { Person } from '../../test/person.ts'

let app: TestApp
let mina: Person

beforeAll(async () => {
  app = await openTestApp()
  mina = await createPerson(app, 11)
})
afterAll(() => app.close())

const countOf = async (table: string) =>
  (await app.database.pool.query(`select count(*) as n from ${table}`)).rows[0].n as number

test('a repeat gets the first answer, even when the post has gone on; another body is refused', async () => {
  const key = randomUUID()
  const request = { text: '한 번만 #국밥', imageIds: [await mina.upload()] }
  const first = await mina.post(request, key)
  const posts = await countOf('posts')
  await mina.edit(first.json<Post>().id, { text: '고침' })
  const second = await mina.post(request, key)
  expect(first.headers['idempotency-replayed']).toBeUndefined()
  expect([second.statusCode, second.headers['idempotency-replayed']]).toEqual([201, 'true'])
  expect(second.json()).toEqual(first.json())
  expect(second.headers.location).toBe(first.headers.location)
  const other = await mina.post({ ...request, rating: 1 }, key)
  expect([other.statusCode, other.json<Problem>().code]).toEqual([422, 'idempotency-key-reused'])
  expect(await countOf('posts')).toBe(posts)
})

test('a repeat does not need S3', async () => {
  const key = randomUUID()
  const request = { text: '한 번만', imageIds: [await mina.upload()] }
  const first = await mina.post(request, key)
  const { db, pool } = app.database
  const offline = await openTestApp({
    db,
    pool,
    originals: openBucket({ bucket: 'none', region: 'ap-northeast-2', endpoint: 'http://127.0.0.1:1' }),
  })
  const sameMina = await createPerson({ ...offline, database: app.database }, 11)
  const second = await sameMina.post(request, key)
  expect([second.statusCode, second.json()]).toEqual([201, first.json()])
  await offline.close()
})

test('the same request many times at once makes one post', async () => {
  const key = randomUUID()
  const request = { text: '동시에 #국밥', imageIds: [await mina.upload()] }
  const [posts, events] = [await countOf('posts'), await countOf('outbox')]
  const answers = await Promise.all(Array.from({ length: 12 }, () => mina.post(request, key)))
  for (const { statusCode, body } of answers) expect([201, 409], body).toContain(statusCode)
  const done = answers.filter(({ statusCode }) => statusCode === 201)
  expect(done.length).toBeGreaterThan(0)
  expect(done.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1)
  expect(new Set(done.map((answer) => answer.json<Post>().id)).size).toBe(1)
  expect([await countOf('posts'), await countOf('outbox')]).toEqual([posts + 1, events + 1])
  expect((await mina.post(request, key)).json()).toEqual(done[0]?.json())
})

test('a refused request may be repaired under the same key', async () => {
  const key = randomUUID()
  const imageIds = [await mina.upload()]
  expect((await mina.post({ text: '식당', imageIds, restaurantId: '404' }, key)).statusCode).toBe(422)
  expect((await mina.post({ text: '식당', imageIds }, key)).statusCode).toBe(201)
})

test('without a key 400', async () => {
  const answer = await mina.send('POST', '/posts', { payload: { text: 'x', imageIds: [await mina.upload()] } })
  expect([answer.statusCode, answer.json<Problem>().code]).toEqual([400, 'idempotency-key-missing'])
})
