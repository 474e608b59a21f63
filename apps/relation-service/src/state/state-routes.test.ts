import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedRelation } from '../../test/seed.ts'
import { openTestApp } from '../../test/test-app.ts'
import type { TestApp } from '../../test/test-app.ts'

const MINA = 11
let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
  await seedRelation(app.db, 'follow', MINA, 21)
  await seedRelation(app.db, 'follow', MINA, 22, { active: false })
  await seedRelation(app.db, 'like', MINA, 31)
  await seedRelation(app.db, 'savePost', MINA, 32)
  await seedRelation(app.db, 'saveRestaurant', MINA, 41)
  await seedRelation(app.db, 'hashtag', MINA, hashtagKeyOf('마라탕'))
})
afterAll(() => app.close())

test('answers each target once, in the order asked for; unknown ones are false', async () => {
  const url = '/relations/state?userIds=22,21,23,22&postIds=31,32&restaurantIds=42,41&hashtags=%23국밥,마라탕,국밥'
  const answer = await app.call('GET', url.normalize('NFD'), { as: MINA })
  const user = (id: string, following: boolean) => ({
    ...{ id, following, followPending: false, blocking: false, muting: false },
  })
  const post = (id: string, over: object) => ({
    ...{ id, liked: false, likePending: false, saved: false, savePending: false },
    ...over,
  })
  expect(answer.json()).toEqual({
    users: [user('22', false), user('21', true), user('23', false)],
    posts: [post('31', { liked: true }), post('32', { saved: true })],
    hashtags: [
      { hashtag: '국밥', following: false, followPending: false },
      { hashtag: '마라탕', following: true, followPending: false },
    ],
    restaurants: [
      { id: '42', saved: false, savePending: false },
      { id: '41', saved: true, savePending: false },
    ],
  })
  expect(answer.headers['cache-control']).toBe('private, no-cache')
})

test('any list may be left out', async () => {
  const nothing = { users: [], posts: [], hashtags: [], restaurants: [] }
  expect((await app.call('GET', '/relations/state', { as: MINA })).json()).toEqual(nothing)
  expect((await app.call('GET', '/relations/state?postIds=31', { as: MINA })).json()).toMatchObject({ users: [] })
})

const ids = (count: number) => Array.from({ length: count }, (_, i) => 1e15 + i).join(',')

test('50 ids each are taken, 51 are not', async () => {
  const full = await app.call('GET', `/relations/state?userIds=${ids(50)}&postIds=${ids(50)}`, { as: MINA })
  expect([full.statusCode, full.json().posts.length]).toEqual([200, 50])
  expect((await app.call('GET', `/relations/state?userIds=${ids(51)}`, { as: MINA })).statusCode).toBe(400)
})

test.each(['', '0', '-1', '1,', ',1', '1,,2', '1, 2', 'mina', '1e3', '9007199254740993', '1%00'])(
  'the list %j is refused',
  async (list) => {
    const answer = await app.call('GET', `/relations/state?userIds=${list}`, { as: MINA })
    expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, '/query/userIds'])
  },
)

test.each(['', ',', '국밥,', '국 밥', '123', '#', Array.from({ length: 51 }, () => '국밥').join(',')])(
  'the hashtags %j are refused',
  async (list) => {
    const answer = await app.call('GET', `/relations/state?hashtags=${encodeURIComponent(list)}`, { as: MINA })
    expect([answer.statusCode, answer.json().errors[0].pointer]).toEqual([400, '/query/hashtags'])
  },
)

test('is for callers only', async () => {
  expect((await app.call('GET', '/relations/state?userIds=21')).statusCode).toBe(401)
})
