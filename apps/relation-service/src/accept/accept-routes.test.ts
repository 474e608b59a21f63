import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { nextClick, takeClicks, waitingClicks } from '../../test/clicks.ts'
import { openPipeline } from '../../test/pipeline.ts'
import { openTestApp } from '../../test/test-app.ts'
import type { TestApp } from '../../test/test-app.ts'

const MINA = 48122390016000
const JUNHO = 48122390020096
const POST = 8261936242688
let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
beforeEach(() => app.redis.flushdb())
afterAll(() => app.close())

test.each([
  ['PUT', '/relations/follows', 'follow', JUNHO, true],
  ['DELETE', '/relations/follows', 'follow', JUNHO, false],
  ['PUT', '/relations/likes', 'like', POST, true],
  ['DELETE', '/relations/likes', 'like', POST, false],
] as const)('%s %s: in the queue, then 202 with the operation', async (method, path, kind, targetId, active) => {
  const before = Date.now()
  const answer = await app.call(method, `${path}/${targetId}`, { as: MINA })
  const body = answer.json()
  expect(answer.statusCode).toBe(202)
  expect(answer.headers).toMatchObject({
    location: `/relations/operations/${body.id}`,
    'retry-after': '1',
    'cache-control': 'no-store',
  })
  expect(body).toEqual({
    id: expect.stringMatching(/^[A-Za-z0-9_-]{48}$/),
    kind,
    target: String(targetId),
    active,
    status: 'queued',
    acceptedAt: expect.stringMatching(/^\d{4}-.*Z$/),
    appliedAt: null,
    persistedAt: null,
    version: expect.any(Number),
    effect: null,
  })
  expect(Date.parse(body.acceptedAt)).toBeGreaterThanOrEqual(before)
  expect(await nextClick(app)).toEqual({
    v: 1,
    kind,
    actorId: MINA,
    actorHandle: `user${MINA}`,
    actorName: `user${MINA}`,
    targetId,
    active,
    version: body.version,
    opId: expect.stringMatching(/^[A-Za-z0-9_-]{12}$/),
  })
})

test('the actor sees the click at once, and nobody else does', async () => {
  await app.call('PUT', `/relations/follows/${JUNHO}`, { as: MINA })
  await app.call('PUT', `/relations/likes/${POST}`, { as: MINA })
  await takeClicks(app, 2)
  const url = `/relations/state?userIds=${JUNHO}&postIds=${POST}`
  expect((await app.call('GET', url, { as: MINA })).json()).toMatchObject({
    users: [{ id: String(JUNHO), following: true, followPending: true }],
    posts: [{ id: String(POST), liked: true, likePending: true }],
  })
  expect((await app.call('GET', url, { as: JUNHO })).json()).toMatchObject({ posts: [{ liked: false }] })
})

test('clicks keep their order across instances with skewed clocks, by the echoed version', async () => {
  const ahead = await app.instance({ now: () => Date.now() + 3_000 })
  const behind = await app.instance({ now: () => Date.now() - 1_500 })
  const versions: number[] = []
  for (const [instance, method] of [
    [app, 'PUT'],
    [ahead, 'DELETE'],
    [behind, 'PUT'],
    [app, 'DELETE'],
    [behind, 'PUT'],
  ] as const) {
    const largest = versions.at(-1)
    const headers = largest === undefined ? {} : { 'matjip-version': String(largest) }
    const answer = await instance.call(method, `/relations/likes/${POST}`, { as: MINA, headers })
    expect(answer.statusCode).toBe(202)
    versions.push(answer.json().version)
  }
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  const state = await app.call('GET', `/relations/state?postIds=${POST}`, { as: MINA })
  expect(state.json().posts).toMatchObject([{ id: String(POST), liked: true, likePending: true }])
  const clicks = await takeClicks(app, versions.length)
  expect(clicks.map(({ version }) => version).sort((a, b) => a - b)).toEqual(versions)
})

test('Prefer: wait answers as soon as readers see the click', async () => {
  const answered = app.call('PUT', `/relations/likes/${POST}`, { as: MINA, headers: { prefer: 'wait=5' } })
  const [click] = await openPipeline(app).apply(1)
  const answer = await answered
  expect([answer.statusCode, answer.headers['preference-applied']]).toEqual([202, 'wait=5'])
  expect(answer.json()).toMatchObject({ status: 'applied', appliedAt: expect.any(String), version: click?.version })
})

test('Prefer: wait is bounded: without a consumer the answer is "queued" when the time is up', async () => {
  const started = Date.now()
  const answer = await app.call('PUT', `/relations/likes/${POST}`, { as: MINA, headers: { prefer: 'wait=1' } })
  expect(Date.now() - started).toBeGreaterThanOrEqual(1_000)
  expect(answer.json()).toMatchObject({ status: 'queued' })
  expect((await nextClick(app)).version).toBe(answer.json().version)
})

test('following oneself is refused, liking one’s own post is not', async () => {
  const answer = await app.call('PUT', `/relations/follows/${MINA}`, { as: MINA })
  expect([answer.statusCode, answer.json()]).toEqual([
    422,
    expect.objectContaining({ code: 'self-relation', errors: [expect.objectContaining({ pointer: '/path/userId' })] }),
  ])
  expect(await waitingClicks(app)).toBe(0)
  expect((await app.call('PUT', `/relations/likes/${MINA}`, { as: MINA })).statusCode).toBe(202)
  await nextClick(app)
})

test('the actor is met beside the request: the row is there soon', async () => {
  const newcomer = 7777
  await app.call('PUT', `/relations/likes/${POST}`, { as: newcomer })
  await nextClick(app)
  await expect.poll(async () => (await app.call('GET', `/users/${newcomer}`)).statusCode, { timeout: 5_000 }).toBe(200)
})
