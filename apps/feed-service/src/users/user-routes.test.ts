import { afterAll, beforeAll, expect, test } from 'vitest'
import { idsOf, openFeedApp } from '../../test/feed-app.ts'
import type { FeedApp } from '../../test/feed-app.ts'
import { insertUsers } from '../../test/records.ts'

let app: FeedApp
beforeAll(async () => {
  app = await openFeedApp()
  await insertUsers(app.pool, [1, 2, 3])
  await app.write.posts([
    { id: 10, authorId: 1 },
    { id: 20, authorId: 2 },
    { id: 30, authorId: 1 },
    { id: 40, authorId: 3 },
  ])
  await app.write.deleteUser(3)
})
afterAll(() => app.close())

test("shows one user's posts, newest first, with a viewer for callers only", async () => {
  const anonymous = await app.get('/feed/users/1')
  expect([anonymous.status, idsOf(anonymous.body), anonymous.body.nextCursor]).toEqual([200, [30, 10], null])
  const caller = await app.get('/feed/users/1', 2)
  expect(anonymous.body.items.map(({ post, reason }) => [reason.type, 'viewer' in post])).toEqual([
    ['author', false],
    ['author', false],
  ])
  expect(caller.body.items.map(({ post }) => post.viewer?.following)).toEqual([false, false])
})

test('the next page is linked to, and the last page links nowhere', async () => {
  const first = await app.get('/feed/users/1?limit=1')
  const link = /^<(.+)>; rel="next"$/.exec(String(first.headers.link))?.[1]
  const last = await app.get(link ?? '')
  expect([idsOf(first.body), idsOf(last.body), last.headers.link]).toEqual([[30], [10], undefined])
})

test('a user without posts has an empty page, one who is unknown or has left is not found', async () => {
  await insertUsers(app.pool, [4])
  expect((await app.get('/feed/users/4')).body).toEqual({ items: [], nextCursor: null })
  for (const id of ['3', '5', '9007199254740991']) {
    const { status, body } = await app.get(`/feed/users/${id}`)
    expect([id, status, body.code]).toEqual([id, 404, 'not-found'])
  }
})

test.for(['0', '-1', 'abc', '1e3', '12345678901234567', '%00'])('%s is no user id', async (id) => {
  const { status, body } = await app.get(`/feed/users/${id}`)
  expect([status, body.code, body.errors[0]?.pointer]).toEqual([400, 'invalid-request', '/path/userId'])
})
