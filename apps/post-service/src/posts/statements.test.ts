import { randomUUID } from 'node:crypto'
import { restaurants } from '@matjip/db-schema'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson } from '../../test/person.ts'
import type { Person } from '../../test/person.ts'

let app: TestApp
let mina: Person
const statements: string[] = []
beforeAll(async () => {
  app = await openTestApp()
  mina = await createPerson(app, 11)
  // Met, and the hashtags are known from here on.
  await mina.posted({ text: '#국밥 #점심 #성수' })
  const client = await app.database.pool.connect()
  const ofAll = Object.getPrototypeOf(client) as typeof client
  client.release()
  const { query } = ofAll
  vi.spyOn(ofAll, 'query').mockImplementation(function (this: typeof client, ...args: Parameters<typeof query>) {
    const [statement] = args as unknown as [string | { name?: string; text: string }]
    statements.push(typeof statement === 'string' ? statement : (statement.name ?? statement.text))
    return query.apply(this, args)
  } as typeof query)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await app.close()
})

/** Statements that a request sends, by name; a process looks each second for deleted accounts besides. */
async function sent(request: () => Promise<unknown>): Promise<string[]> {
  statements.length = 0
  await request()
  return statements.filter((text) => !text.includes('"deleted_at" >')).map((text) => text.replace(/;.*/, ''))
}

const WRITING = ['begin', 'insert-post', 'attach-uploads', 'count-new-post', 'idempotency-keep', 'commit']

test('a post is seven statements, prepared by name, however many images and hashtags it has', async () => {
  const [place] = await app.database.db
    .insert(restaurants)
    .values({ source: 'test', sourceId: '1', name: '동명', searchGrams: [] })
    .returning()
  const one = { text: '#국밥', imageIds: [await mina.upload()] }
  expect(await sent(() => mina.post(one))).toEqual(['find-uploads', ...WRITING])
  const imageIds = [await mina.upload(), await mina.upload(), await mina.upload()]
  const many = { text: '#국밥 #점심 #성수', imageIds, restaurantId: String(place?.id), rating: 5 }
  expect(await sent(() => mina.post(many))).toEqual(['find-uploads', ...WRITING])
})

test('hashtags that nobody used before are two more, all together', async () => {
  const request = { text: '#국밥 #처음 #또처음', imageIds: [await mina.upload()] }
  const [, , inserted, hashtags, edges, ...rest] = await sent(() => mina.post(request))
  expect([inserted, ...rest]).toEqual(['insert-post', ...WRITING.slice(2)])
  expect([hashtags, edges]).toEqual([
    expect.stringContaining('into hashtags'),
    expect.stringContaining('into post_hashtags'),
  ])
})

test('a repeat writes nothing, and asks for its answer alone', async () => {
  const request = { text: '#국밥', imageIds: [await mina.upload()] }
  const key = randomUUID()
  await mina.post(request, key)
  expect(await sent(() => mina.post(request, key))).toEqual(['find-uploads', 'begin', 'rollback', 'idempotency-find'])
})
