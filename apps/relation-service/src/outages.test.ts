import { inTransaction } from '@matjip/db-schema'
import { isDependencyFailure } from '@matjip/service-kit'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { nextClick, waitingClicks } from '../test/clicks.ts'
import { openPipeline } from '../test/pipeline.ts'
import { seedRelation, seedUsers } from '../test/seed.ts'
import { openTestApp } from '../test/test-app.ts'
import type { TestApp } from '../test/test-app.ts'

const MINA = 11
const JUNHO = 12
const FOLLOW = `/relations/follows/${JUNHO}`
const STATE = `/relations/state?userIds=${JUNHO}`
let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
  await seedUsers(app.db, [MINA, JUNHO])
})
beforeEach(() => app.redis.flushdb())
afterAll(() => app.close())

test('SQS is dead: 503 with Retry-After, nothing accepted, nothing shown; not ready', async () => {
  const broken = await app.instance({ dead: ['sqs'] })
  const answer = await broken.call('PUT', FOLLOW, { as: MINA })
  expect([answer.statusCode, answer.json().code, answer.json().retryable]).toEqual([503, 'service-unavailable', true])
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect((await app.call('GET', STATE, { as: MINA })).json().users[0]).toMatchObject({ following: false })
  expect(await waitingClicks(app)).toBe(0)
  expect((await broken.service.inject('/readyz')).statusCode).toBe(503)
  // It may have got through all the same: a client that echoes this makes its next click the newer one anywhere.
  const unconfirmed = Number(answer.headers['matjip-version'])
  const next = await app.call('DELETE', FOLLOW, { as: MINA, headers: { 'matjip-version': String(unconfirmed) } })
  expect(next.json().version).toBeGreaterThan(unconfirmed)
  await nextClick(app)
})

test('Postgres is dead: clicks are accepted all the same; reads are 503; ready, degraded', async () => {
  const broken = await app.instance({ dead: ['postgres'] })
  const answer = await broken.call('PUT', FOLLOW, { as: MINA })
  expect([answer.statusCode, answer.json().status]).toEqual([202, 'queued'])
  expect((await nextClick(app)).version).toBe(answer.json().version)
  for (const url of [STATE, `/users/${JUNHO}`, '/users/me', `/relations/users/${JUNHO}/followers`]) {
    const read = await broken.call('GET', url, { as: MINA })
    expect([url, read.statusCode, read.headers['retry-after']]).toEqual([url, 503, expect.any(String)])
  }
  const ready = await broken.service.inject('/readyz')
  expect([ready.statusCode, ready.json()]).toMatchObject([
    200,
    { status: 'degraded', checks: { sqs: 'ok', redis: 'ok' } },
  ])
})

test('Postgres is dead: an operation is 503 where only the record could tell, and "applied" where readers see it', async () => {
  const broken = await app.instance({ dead: ['postgres'] })
  const { headers } = await broken.call('PUT', FOLLOW, { as: MINA })
  const location = String(headers.location)
  expect((await broken.call('GET', location, { as: MINA })).statusCode).toBe(503)
  await openPipeline(app).apply(1)
  expect((await broken.call('GET', location, { as: MINA })).json()).toMatchObject({ status: 'applied' })
})

test('Postgres drops a connection between two statements of a transaction: it is away, and no fault of ours', async () => {
  const error = await inTransaction(app.pool, async (client) => {
    const ended = new Promise((resolve) => client.once('end', resolve))
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid')
    await app.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid])
    await ended
    await client.query('select 1')
  }).catch((cause: unknown) => cause)
  expect(error).toBeInstanceOf(Error)
  expect(isDependencyFailure(error)).toBe(true)
})

test('Redis is dead: clicks are accepted, also with Prefer: wait; reads answer from the record', async () => {
  const broken = await app.instance({ dead: ['redis'] })
  await seedRelation(app.db, 'follow', MINA, JUNHO)
  const answer = await broken.call('DELETE', FOLLOW, { as: MINA, headers: { prefer: 'wait=1' } })
  expect([answer.statusCode, answer.json().status]).toEqual([202, 'queued'])
  expect((await nextClick(app)).active).toBe(false)
  expect((await broken.call('GET', STATE, { as: MINA })).json().users[0]).toMatchObject({
    id: String(JUNHO),
    following: true,
    followPending: false,
  })
  expect((await broken.call('GET', String(answer.headers.location), { as: MINA })).json().status).toBe('queued')
  for (const url of [`/users/${JUNHO}`, '/users/me', `/relations/users/${MINA}/following`]) {
    expect([url, (await broken.call('GET', url, { as: MINA })).statusCode]).toEqual([url, 200])
  }
  expect((await broken.service.inject('/readyz')).json()).toMatchObject({ status: 'degraded' })
})
