import { relationFailures } from '@matjip/db-schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextClick, showClick } from '../../test/clicks.ts'
import { seedRelation } from '../../test/seed.ts'
import { openTestApp } from '../../test/test-app.ts'
import type { TestApp } from '../../test/test-app.ts'

const MINA = 11
const JUNHO = 12
let app: TestApp
let postId = 1000
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

/** Clicks on a post of its own. */
async function click() {
  postId += 1
  const answer = await app.call('PUT', `/relations/likes/${postId}`, { as: MINA })
  const location = String(answer.headers.location)
  const read = async () => (await app.call('GET', location, { as: MINA })).json()
  return { location, read, accepted: answer.json(), message: await nextClick(app) }
}

test('an operation goes from queued over applied to persisted, its other words unchanged', async () => {
  const { read, accepted, message, location } = await click()
  expect(await read()).toEqual(accepted)
  expect((await app.call('GET', location, { as: MINA })).headers['retry-after']).toBe('1')
  await showClick(app.redis, message)
  expect(await read()).toEqual({ ...accepted, status: 'applied' })
  await seedRelation(app.db, 'like', MINA, postId, { version: message.version, opId: message.opId })
  const persisted = await app.call('GET', location, { as: MINA })
  expect(persisted.json()).toEqual({
    ...accepted,
    status: 'persisted',
    effect: 'changed',
    persistedAt: expect.stringMatching(/Z$/),
  })
  expect(persisted.headers['retry-after']).toBeUndefined()
  await app.redis.flushdb()
  expect(await read()).toMatchObject({ status: 'persisted' })
})

test('a newer click of the pair replaces it', async () => {
  const { read, message } = await click()
  await seedRelation(app.db, 'like', MINA, postId, { version: message.version + 1, active: false })
  expect(await read()).toMatchObject({ status: 'persisted', effect: 'superseded' })
})

test('a void operation is failed, with words in the caller’s language', async () => {
  const { location, message } = await click()
  await app.db.insert(relationFailures).values({ opId: message.opId, actorId: MINA, code: 'target-not-found' })
  const inKorean = (await app.call('GET', location, { as: MINA })).json()
  expect(inKorean).toMatchObject({ status: 'failed', effect: null, error: { code: 'target-not-found' } })
  expect(inKorean.error.detail).toMatch(/대상/)
  const english = await app.call('GET', location, { as: MINA, headers: { 'accept-language': 'en' } })
  expect(english.json().error.detail).toMatch(/target/)
})

test('other people’s operations, damaged ids and no ids are not found, alike', async () => {
  const { location } = await click()
  const id = location.split('/').at(-1) ?? ''
  const damaged = (id[5] === 'A' ? 'B' : 'A') + id.slice(1)
  const answers = await Promise.all([
    app.call('GET', location, { as: JUNHO }),
    ...[damaged, id.slice(1), `${id}A`, '1', '가'].map((text) =>
      app.call('GET', `/relations/operations/${encodeURIComponent(text)}`, { as: MINA }),
    ),
  ])
  expect(answers.map((answer) => [answer.statusCode, answer.json().code])).toEqual(
    answers.map(() => [404, 'not-found']),
  )
  expect((await app.call('GET', location)).statusCode).toBe(401)
})
