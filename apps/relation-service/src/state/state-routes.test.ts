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
})
afterAll(() => app.close())

test('answers each id once, in the order asked for; unknown ones are false', async () => {
  const answer = await app.call('GET', '/relations/state?userIds=22,21,23,22&postIds=31,32', { as: MINA })
  const user = (id: string, following: boolean) => ({ id, following, followPending: false })
  const post = (id: string, liked: boolean) => ({ id, liked, likePending: false })
  expect(answer.json()).toEqual({
    users: [user('22', false), user('21', true), user('23', false)],
    posts: [post('31', true), post('32', false)],
  })
  expect(answer.headers['cache-control']).toBe('private, no-cache')
})

test('either list may be left out', async () => {
  expect((await app.call('GET', '/relations/state', { as: MINA })).json()).toEqual({ users: [], posts: [] })
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

test('is for callers only', async () => {
  expect((await app.call('GET', '/relations/state?userIds=21')).statusCode).toBe(401)
})
