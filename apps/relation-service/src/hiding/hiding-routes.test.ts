import { committedKinds } from '@matjip/contracts'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { takeClicks, waitingClicks } from '../../test/clicks.ts'
import { GONE, JUNHO, MINA, openHidingApp, SORA } from '../../test/hiding-app.ts'
import type { HidingApp } from '../../test/hiding-app.ts'
import { seedRelation } from '../../test/seed.ts'

let app: HidingApp
beforeAll(async () => {
  app = await openHidingApp()
})
afterAll(() => app.close())
beforeEach(() => app.begin())
// What a test leaves in the queue would be taken by the next.
afterEach(async () => expect(await waitingClicks(app)).toBe(0))

const people = async (url: string, as: number) =>
  (await app.call('GET', url, { as })).json().items.map(({ user }: { user: { id: string } }) => Number(user.id))

test('a block is in the record when the answer comes, and in force for the next read of both', async () => {
  await seedRelation(app.db, 'follow', SORA, JUNHO, { since: 5 })
  await seedRelation(app.db, 'follow', SORA, MINA, { since: 6 })
  const answer = await app.call('PUT', `/relations/blocks/${JUNHO}`, { as: MINA })
  expect([answer.statusCode, answer.json()]).toEqual([
    200,
    { kind: 'block', target: String(JUNHO), active: true, version: expect.any(Number) },
  ])
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(await app.rows(committedKinds.block)).toEqual([`${MINA}>${JUNHO} on`])

  expect(await app.status(`/users/${MINA}`, JUNHO)).toBe(404)
  const profile = (await app.call('GET', `/users/${JUNHO}`, { as: MINA })).json()
  expect(profile).toMatchObject({ handle: `user${JUNHO}`, bio: '', viewer: { blocking: true, following: false } })
  for (const list of ['followers', 'following']) {
    expect(await app.status(`/relations/users/${MINA}/${list}`, JUNHO)).toBe(404)
    expect(await app.status(`/relations/users/${JUNHO}/${list}`, MINA)).toBe(404)
  }
  expect(await people(`/relations/users/${SORA}/following`, MINA)).toEqual([MINA])
  expect(await people(`/relations/users/${SORA}/following`, JUNHO)).toEqual([JUNHO])
  expect(await people(`/relations/users/${SORA}/following`, SORA)).toEqual([MINA, JUNHO])
  expect(await people('/relations/blocks', MINA)).toEqual([JUNHO])
  expect(await people('/relations/blocks', JUNHO)).toEqual([])
  const state = async (as: number, id: number) =>
    (await app.call('GET', `/relations/state?userIds=${id}`, { as })).json().users[0]
  expect(await state(MINA, JUNHO)).toMatchObject({ blocking: true, muting: false })
  // Who was blocked is not told.
  expect(await state(JUNHO, MINA)).toMatchObject({ blocking: false, muting: false })
  await takeClicks(app, 2)
})

test('taken back, both see each other again; sent again, nothing changes', async () => {
  const versions: number[] = []
  for (const method of ['PUT', 'PUT', 'DELETE', 'DELETE', 'PUT', 'DELETE'] as const) {
    const answer = await app.call(method, `/relations/blocks/${JUNHO}`, { as: MINA })
    expect([answer.statusCode, answer.json().active]).toEqual([200, method === 'PUT'])
    versions.push(answer.json().version)
    expect(await app.status(`/users/${MINA}`, JUNHO)).toBe(method === 'PUT' ? 404 : 200)
  }
  expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b))
  expect(await people('/relations/blocks', MINA)).toEqual([])
  // Each block ends follows both ways; so does each end of one, for nothing of that is in the record yet.
  await takeClicks(app, 10)
})

test('a new block waits to be seen to by the batch, also where it is sent again; one that was seen to stays so', async () => {
  const seenTo = async () =>
    (await app.pool.query(`select prev_active from relations where kind = ${committedKinds.block}`)).rows[0]
      ?.prev_active
  const send = (method: 'PUT' | 'DELETE') => app.call(method, `/relations/blocks/${JUNHO}`, { as: MINA })
  for (const method of ['PUT', 'PUT', 'DELETE', 'PUT'] as const) await send(method)
  expect(await seenTo()).toBe(false)
  await app.pool.query(`update relations set prev_active = true where kind = ${committedKinds.block}`)
  await send('PUT')
  expect(await seenTo()).toBe(true)
  await send('DELETE')
  await send('PUT')
  expect(await seenTo()).toBe(false)
  await takeClicks(app, 14)
})

test('the last request wins, whatever the clock of the instance that it reaches', async () => {
  const ahead = await app.instance({ now: () => Date.now() + 3_000 })
  await ahead.call('PUT', `/relations/mutes/${JUNHO}`, { as: MINA })
  await app.call('DELETE', `/relations/mutes/${JUNHO}`, { as: MINA })
  expect(await app.rows(committedKinds.mute)).toEqual([`${MINA}>${JUNHO} off`])
})

test('who was blocked still gets a 202 for a follow: accepting asks nobody', async () => {
  await app.call('PUT', `/relations/blocks/${JUNHO}`, { as: MINA })
  expect((await app.call('PUT', `/relations/follows/${MINA}`, { as: JUNHO })).statusCode).toBe(202)
  await takeClicks(app, 3)
})

test('a mute changes nothing but the feeds of whoever muted', async () => {
  await seedRelation(app.db, 'follow', MINA, JUNHO)
  expect((await app.call('PUT', `/relations/mutes/${JUNHO}`, { as: MINA })).json()).toMatchObject({ kind: 'mute' })
  const profile = (await app.call('GET', `/users/${JUNHO}`, { as: MINA })).json()
  expect(profile.viewer).toMatchObject({ following: true, muting: true, blocking: false })
  expect((await app.call('GET', `/users/${MINA}`, { as: JUNHO })).json().viewer).toMatchObject({ muting: false })
  expect(await people('/relations/mutes', MINA)).toEqual([JUNHO])
  expect(await people(`/relations/users/${MINA}/following`, MINA)).toEqual([JUNHO])
  expect(await waitingClicks(app)).toBe(0)
})

test('without Postgres nothing is blocked, muted or taken back: 503', async () => {
  const broken = await app.instance({ dead: ['postgres'] })
  await app.call('PUT', `/relations/blocks/${SORA}`, { as: MINA })
  await takeClicks(app, 2)
  for (const [method, url] of [
    ['PUT', `/relations/blocks/${JUNHO}`],
    ['PUT', `/relations/mutes/${JUNHO}`],
    ['DELETE', `/relations/blocks/${SORA}`],
  ] as const) {
    const answer = await broken.call(method, url, { as: MINA })
    expect([answer.statusCode, Number(answer.headers['retry-after'])]).toEqual([503, expect.any(Number)])
  }
  expect(await app.rows(committedKinds.block)).toEqual([`${MINA}>${SORA} on`])
  expect(await waitingClicks(app)).toBe(0)
})

test('without Redis, and after a loss of it, everything stays hidden', async () => {
  await app.call('PUT', `/relations/blocks/${JUNHO}`, { as: MINA })
  await takeClicks(app, 2)
  await app.redis.flushdb()
  expect(await app.status(`/users/${MINA}`, JUNHO)).toBe(404)
  const broken = await app.instance({ dead: ['redis'] })
  expect((await broken.call('GET', `/users/${MINA}`, { as: JUNHO })).statusCode).toBe(404)
  expect((await broken.call('PUT', `/relations/blocks/${SORA}`, { as: MINA })).statusCode).toBe(200)
  await takeClicks(app, 2)
})

test.each(['blocks', 'mutes'])('%s: oneself, nobody, nonsense and anonymous callers are refused', async (path) => {
  const answer = await app.call('PUT', `/relations/${path}/${MINA}`, { as: MINA })
  expect([answer.statusCode, answer.json().code]).toEqual([422, 'self-relation'])
  for (const id of [GONE, 999])
    expect((await app.call('PUT', `/relations/${path}/${id}`, { as: MINA })).statusCode).toBe(404)
  for (const id of ['mina', '0', '9007199254740993'])
    expect((await app.call('PUT', `/relations/${path}/${id}`, { as: MINA })).statusCode).toBe(400)
  expect((await app.call('PUT', `/relations/${path}/${JUNHO}`)).statusCode).toBe(401)
  const body = await app.call('PUT', `/relations/${path}/${JUNHO}`, { as: MINA, payload: { until: 'tomorrow' } })
  expect(body.statusCode).toBe(400)
  const future = String((Date.now() + 60_000) * 1000)
  const echo = await app.call('PUT', `/relations/${path}/${JUNHO}`, { as: MINA, headers: { 'matjip-version': future } })
  expect([echo.statusCode, echo.json().code]).toEqual([400, 'version-in-future'])
  expect(await app.rows(path === 'blocks' ? committedKinds.block : committedKinds.mute)).toEqual([])
})

test('an account that was deleted blocks and mutes nobody, whatever its token says', async () => {
  for (const kind of ['blocks', 'mutes'])
    // Refused as a token once this process knows it, and by the record before.
    expect([401, 403]).toContain((await app.call('PUT', `/relations/${kind}/${MINA}`, { as: GONE })).statusCode)
  expect([...(await app.rows(committedKinds.block)), ...(await app.rows(committedKinds.mute))]).toEqual([])
})
