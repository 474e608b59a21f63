import { afterAll, beforeAll, expect, test } from 'vitest'
import { waitingClicks } from '../../test/clicks.ts'
import { openPipeline } from '../../test/pipeline.ts'
import { seedPost, seedUsers } from '../../test/seed.ts'
import { openTestApp } from '../../test/test-app.ts'
import type { TestApp } from '../../test/test-app.ts'

const MINA = 11
const JUNHO = 12
const POSTS = Array.from({ length: 9 }, (_, i) => 1001 + i)
let app: TestApp
let pipeline: ReturnType<typeof openPipeline>
const posts = POSTS.values()
beforeAll(async () => {
  app = await openTestApp()
  pipeline = openPipeline(app)
  await seedUsers(app.db, [JUNHO])
  for (const id of POSTS) await seedPost(app.db, id, JUNHO)
})
afterAll(() => app.close())

/** Clicks on a post and gives the 202, and how to read the operation. */
async function click(postId: number, method: 'PUT' | 'DELETE' = 'PUT') {
  const answer = await app.call(method, `/relations/likes/${postId}`, { as: MINA })
  const location = String(answer.headers.location)
  const read = async (headers: Record<string, string> = {}) =>
    (await app.call('GET', location, { as: MINA, headers })).json()
  return { location, read, accepted: answer.json() }
}
const newPost = () => posts.next().value ?? 0

test('an operation goes from queued over applied to persisted, its other words unchanged', async () => {
  const { read, accepted, location } = await click(newPost())
  expect(await read()).toEqual(accepted)
  expect((await app.call('GET', location, { as: MINA })).headers['retry-after']).toBe('1')
  await pipeline.apply(1)
  expect(await read()).toEqual({ ...accepted, status: 'applied' })
  await pipeline.fold()
  const persisted = await app.call('GET', location, { as: MINA })
  expect(persisted.json()).toEqual({
    ...accepted,
    status: 'persisted',
    effect: 'changed',
    persistedAt: expect.stringMatching(/Z$/),
  })
  expect(Date.parse(persisted.json().persistedAt)).toBeGreaterThanOrEqual(Date.parse(accepted.acceptedAt))
  expect(persisted.headers['retry-after']).toBeUndefined()
  await app.redis.flushdb()
  expect(await read()).toEqual(persisted.json())
})

test('before it is persisted, its status survives the loss of Redis: it is queued again', async () => {
  const { read } = await click(newPost())
  await pipeline.apply(1)
  await app.redis.flushdb()
  expect(await read()).toMatchObject({ status: 'queued' })
})

test('a newer click of the pair replaces it, whether they were folded together or one after the other', async () => {
  const together = newPost()
  const [first, second] = [await click(together), await click(together, 'DELETE')]
  await pipeline.apply(2)
  expect(await first.read()).toMatchObject({ status: 'applied' })
  await pipeline.fold()
  expect(await first.read()).toMatchObject({ status: 'persisted', effect: 'superseded' })
  expect(await second.read()).toMatchObject({ status: 'persisted', effect: 'changed', active: false })

  const third = await click(together)
  await pipeline.apply(1)
  await pipeline.fold()
  expect(await second.read()).toMatchObject({ status: 'persisted', effect: 'superseded' })
  expect(await third.read()).toMatchObject({ status: 'persisted', effect: 'changed' })
})

test('clicks on what does not exist end failed, each of them, in the caller’s language', async () => {
  const clicks = [await click(999_999), await click(999_999, 'DELETE')]
  await pipeline.apply(2)
  await pipeline.fold()
  for (const { read } of clicks) {
    const inKorean = await read()
    expect(inKorean).toMatchObject({ status: 'failed', effect: null, error: { code: 'target-not-found' } })
    expect(inKorean.error.detail).toMatch(/대상/)
    expect((await read({ 'accept-language': 'en' })).error.detail).toMatch(/target/)
  }
  const state = await app.call('GET', '/relations/state?postIds=999999', { as: MINA })
  expect(state.json().posts).toMatchObject([{ id: '999999', liked: false, likePending: false }])
})

test('other people’s operations, damaged ids and no ids are not found, alike', async () => {
  const { location } = await click(newPost())
  await pipeline.apply(1)
  const id = location.split('/').at(-1) ?? ''
  const answers = await Promise.all([
    app.call('GET', location, { as: JUNHO }),
    ...[(id.startsWith('B') ? 'C' : 'B') + id.slice(1), id.slice(1), `${id}A`, '1', '가', 'A'.repeat(200)].map((text) =>
      app.call('GET', `/relations/operations/${encodeURIComponent(text)}`, { as: MINA }),
    ),
  ])
  expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual(
    answers.map(() => [404, 'not-found']),
  )
  expect((await app.call('GET', location)).statusCode).toBe(401)
})

test('the actor’s own profile and the lists are right once everything is folded', async () => {
  await app.call('PUT', `/relations/follows/${JUNHO}`, { as: MINA })
  await pipeline.apply(1)
  const followers = async () => (await app.call('GET', `/users/${JUNHO}`)).json().counts.followers
  expect(await followers()).toBe(1)
  await pipeline.fold()
  expect(await followers()).toBe(1)
  expect((await app.call('GET', '/users/me', { as: MINA })).json().counts).toMatchObject({ following: 1 })
  const list = (await app.call('GET', `/relations/users/${JUNHO}/followers`)).json()
  expect(list.items.map((item: { user: { handle: string } }) => item.user.handle)).toEqual([`user${MINA}`])
  expect(await waitingClicks(app)).toBe(0)
})
