import { authorKey, homeKey } from '@matjip/redis-keys'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { idsOf, openFeedApp } from '../../test/feed-app.ts'
import type { FeedApp } from '../../test/feed-app.ts'
import { emptyTables, insertUsers } from '../../test/records.ts'

const [READER, JUNHO] = [1, 2]
let app: FeedApp
let get: FeedApp['get']
let statements: string[]
beforeAll(async () => {
  app = await openFeedApp()
  const pool = new Proxy(app.pool, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (name !== 'query') return typeof value === 'function' ? value.bind(target) : value
      return (query: string | { name: string }, ...rest: unknown[]) => {
        statements.push(typeof query === 'string' ? query : query.name)
        return (value as (...args: unknown[]) => unknown).call(target, query, ...rest)
      }
    },
  })
  statements = []
  ;({ get } = await app.appWith({ database: { ...app.database, pool } }))
})
afterAll(() => app.close())
beforeEach(async () => {
  await app.redis.flushdb()
  await emptyTables(app.pool)
  await insertUsers(app.pool, [READER, JUNHO])
  await app.write.follows([{ actorId: READER, targetId: JUNHO, active: true, version: 1 }])
  await app.write.posts([
    { id: 10, authorId: READER },
    { id: 20, authorId: JUNHO, hashtags: ['국밥'] },
  ])
})

/** Statements of one request; a process renews its lease each second besides. */
async function asked(path: string, userId?: number) {
  statements = []
  const { body } = await get(path, userId)
  return { ids: idsOf(body), statements: statements.filter((name) => !/lease|fences/.test(name)) }
}

test('a warm home asks the record nothing', async () => {
  expect((await asked('/feed', READER)).statements).not.toEqual([])
  await app.rebuilt(homeKey(READER))
  await expect.poll(() => asked('/feed', READER)).toEqual({ ids: [20, 10], statements: [] })
})

test('nor does a warm page of a user or a hashtag, with a caller or without', async () => {
  for (const caller of [undefined, READER]) {
    await expect.poll(() => asked('/feed/users/2', caller)).toEqual({ ids: [20], statements: [] })
    await expect
      .poll(() => asked(`/feed/hashtags/${encodeURIComponent('국밥')}`, caller))
      .toEqual({ ids: [20], statements: [] })
  }
})

test('a kept page is not shown once its timeline has another post, or a post of it is gone', async () => {
  await expect.poll(() => asked('/feed/users/2')).toEqual({ ids: [20], statements: [] })
  await app.rebuilt(authorKey(JUNHO))
  await app.write.posts([{ id: 30, authorId: JUNHO }])
  expect((await asked('/feed/users/2')).ids).toEqual([30, 20])
  await app.write.deletePost(20)
  expect((await asked('/feed/users/2')).ids).toEqual([30])
})

test('own posts are in one’s own page at once, pushed or not', async () => {
  await asked('/feed/users/1', READER)
  await app.rebuilt(authorKey(READER))
  await app.write.posts([{ id: 40, authorId: READER }], { pushed: false })
  expect((await asked('/feed/users/1', READER)).ids).toEqual([40, 10])
  expect((await asked('/feed', READER)).ids).toEqual([40, 20, 10])
})
