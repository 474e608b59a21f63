import { relationKinds } from '@matjip/contracts'
import type { Problem, UserPage } from '@matjip/contracts'
import { relations } from '@matjip/db-schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson } from '../../test/person.ts'

let app: TestApp
let postId: string
const T0 = Date.UTC(2026, 10, 1) * 1000

beforeAll(async () => {
  app = await openTestApp()
  postId = (await (await createPerson(app, 11)).posted()).id
  for (const userId of [21, 22, 23, 24, 25]) await (await createPerson(app, userId)).posted()
  // 22 and 23 at the same microsecond; 24 took it back; 25 has left.
  const likes = [21, 22, 23, 24, 25].map((actorId) => ({
    kind: relationKinds.like,
    actorId,
    targetId: Number(postId),
    active: actorId !== 24,
    version: T0,
    opId: `test${actorId}`,
    since: T0 + (actorId === 21 ? 0 : 1_000_000),
  }))
  await app.database.db.insert(relations).values(likes)
  await app.database.pool.query('update users set deleted_at = now() where id = 25')
})
afterAll(() => app.close())

test('those who like a post, newest like first, page by page', async () => {
  const first = (await app.service.inject(`/posts/${postId}/likes?limit=1`)).json<UserPage>()
  expect(first.items).toEqual([
    { user: { id: '23', handle: 'user23', displayName: '이름23' }, since: '2026-11-01T00:00:01.000Z' },
  ])
  const rest = (await app.service.inject(`/posts/${postId}/likes?cursor=${first.nextCursor}`)).json<UserPage>()
  expect(rest.items.map(({ user }) => user.id)).toEqual(['22', '21'])
  expect(rest.nextCursor).toBeNull()
})

test('the likes of no post are not found; the cursor of another post is refused', async () => {
  const { nextCursor } = (await app.service.inject(`/posts/${postId}/likes?limit=1`)).json<UserPage>()
  expect((await app.service.inject('/posts/404/likes')).statusCode).toBe(404)
  const foreign = await app.service.inject(`/posts/404/likes?cursor=${nextCursor}`)
  expect([foreign.statusCode, foreign.json<Problem>().code]).toEqual([400, 'invalid-cursor'])
})
