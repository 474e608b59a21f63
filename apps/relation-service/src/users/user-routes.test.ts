import { counterKinds, counters, users } from '@matjip/db-schema'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seedRelation, seedUsers } from '../../test/seed.ts'
import { takeClicks } from '../../test/clicks.ts'
import { openTestApp } from '../../test/test-app.ts'
import type { TestApp } from '../../test/test-app.ts'

const MINA = 11
const JUNHO = 12
const GONE = 13
let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
  await seedUsers(app.db, [MINA, JUNHO, GONE], [GONE])
  await seedRelation(app.db, 'follow', JUNHO, MINA)
  const count = (kind: keyof typeof counterKinds, ownerId: number, count: number) => ({
    kind: counterKinds[kind],
    ownerId,
    count,
  })
  await app.db
    .insert(counters)
    .values([count('followers', MINA, 7), count('following', MINA, 3), count('posts', MINA, 2)])
})
beforeEach(() => app.redis.flushdb())
afterAll(() => app.close())

test('an anonymous caller sees a profile with counts and no viewer, cacheable', async () => {
  const answer = await app.call('GET', `/users/${MINA}`)
  expect(answer.json()).toEqual({
    id: '11',
    handle: 'user11',
    displayName: '사용자 11',
    bio: '',
    counts: { followers: 7, following: 3, posts: 2 },
    createdAt: expect.stringMatching(/Z$/),
  })
  expect(answer.headers['cache-control']).toMatch(/^public/)
})

test('a caller sees how the two stand to each other, pending clicks included', async () => {
  const shown = { blocking: false, muting: false }
  const viewer = async (as: number, id: number) => (await app.call('GET', `/users/${id}`, { as })).json().viewer
  expect(await viewer(JUNHO, MINA)).toEqual({ following: true, followPending: false, followedBy: false, ...shown })
  expect(await viewer(MINA, JUNHO)).toEqual({ following: false, followPending: false, followedBy: true, ...shown })
  await app.call('PUT', `/relations/follows/${JUNHO}`, { as: MINA })
  await app.call('DELETE', `/relations/follows/${MINA}`, { as: JUNHO })
  await takeClicks(app, 2)
  expect(await viewer(MINA, JUNHO)).toEqual({ following: true, followPending: true, followedBy: false, ...shown })
})

test('how one stands to oneself is nothing', async () => {
  const { viewer } = (await app.call('GET', '/users/me', { as: MINA })).json()
  expect(viewer).toEqual({ following: false, followPending: false, followedBy: false, blocking: false, muting: false })
  expect((await app.call('GET', `/users/${MINA}`, { as: MINA })).json().viewer).toEqual(viewer)
})

test('unknown, deleted and impossible users', async () => {
  for (const id of [GONE, 999, '9007199254740991']) {
    expect((await app.call('GET', `/users/${id}`)).statusCode).toBe(404)
  }
  for (const id of ['0', 'mina', '9999999999999999', '12345678901234567', '1e3', '-5', 'me%00']) {
    const answer = await app.call('GET', `/users/${id}`)
    expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, '/path/userId'])
  }
})

test('/users/me creates the profile from the token, once', async () => {
  const token = await app.issuer.tokenFor({ userId: 555, handle: 'haru', displayName: '하루' })
  const headers = { authorization: `Bearer ${token}` }
  const first = await app.service.inject({ url: '/users/me', headers })
  expect(first.json()).toMatchObject({ id: '555', handle: 'haru', displayName: '하루', counts: { followers: 0 } })
  expect((await app.service.inject({ url: '/users/me', headers })).json()).toEqual(first.json())
  expect((await app.call('GET', '/users/me')).statusCode).toBe(401)
})

test('/users/me of a deleted account is not found, and stays deleted', async () => {
  // Refused as a token once this process knows it, and by the record before.
  expect([401, 404]).toContain((await app.call('GET', '/users/me', { as: GONE })).statusCode)
  const edit = await app.call('PATCH', '/users/me', { as: GONE, payload: { bio: '다시' } })
  expect([401, 404]).toContain(edit.statusCode)
})

test('PATCH changes what is given and nothing else', async () => {
  const name = await app.call('PATCH', '/users/me', { as: JUNHO, payload: { displayName: '  준호 ' } })
  expect(name.json()).toMatchObject({ displayName: '준호', bio: '' })
  expect(name.headers['cache-control']).toBe('no-store')
  await app.call('PATCH', '/users/me', { as: JUNHO, payload: { bio: '성수동 국밥 탐험가' } })
  expect((await app.call('GET', `/users/${JUNHO}`)).json()).toMatchObject({
    displayName: '준호',
    bio: '성수동 국밥 탐험가',
  })
})

test('a new name leaves word in the outbox with it, for what is kept of posts; another change leaves none', async () => {
  const words = async () => (await app.pool.query<{ payload: unknown }>('select payload from outbox')).rows
  const before = await words()
  await app.call('PATCH', '/users/me', { as: JUNHO, payload: { bio: '성수동' } })
  expect(await words()).toEqual(before)
  await app.call('PATCH', '/users/me', { as: JUNHO, payload: { displayName: '준' } })
  expect((await words()).slice(before.length)).toEqual([{ payload: { v: 1, type: 'author.renamed', authorId: JUNHO } }])
})

test.each([
  [{}, '#'],
  [{ handle: 'boss' }, '#/handle'],
  [{ displayName: '' }, '#/displayName'],
  [{ displayName: ' \t ' }, '#/displayName'],
  [{ displayName: '가'.repeat(51) }, '#/displayName'],
  [{ displayName: 5 }, '#/displayName'],
  [{ displayName: '미\0나' }, '#/displayName'],
  [{ bio: '\ud800' }, '#/bio'],
  [{ bio: '가'.repeat(501) }, '#/bio'],
  [{ bio: null }, '#/bio'],
])('PATCH %j is refused at %s, and changes nothing', async (payload, pointer) => {
  const before = await app.db.select().from(users)
  const answer = await app.call('PATCH', '/users/me', { as: MINA, payload })
  expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, pointer])
  expect(await app.db.select().from(users)).toEqual(before)
})
