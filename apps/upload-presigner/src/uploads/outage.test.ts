import { randomUUID } from 'node:crypto'
import type { UploadTicket } from '@matjip/contracts'
import { openDatabase } from '@matjip/db-schema'
import { expect, test } from 'vitest'
import { claimOf, openTestApp } from '../../test/open-test-app.ts'

/** A port on which nothing listens: reserved, and never given to a listener. */
const NOWHERE = '127.0.0.1:1'
const bytes = Buffer.from('bytes of a photo')

async function issue({ service, issuer }: Awaited<ReturnType<typeof openTestApp>>) {
  const authorization = `Bearer ${await issuer.tokenFor({ userId: 21 })}`
  const headers = { authorization, 'idempotency-key': randomUUID() }
  const answer = await service.inject({ method: 'POST', url: '/uploads', headers, payload: claimOf(bytes) })
  return { answer, authorization }
}

test('an expired URL is refused', async () => {
  const app = await openTestApp({ now: () => new Date(Date.now() - 301_000) })
  const { answer } = await issue(app)
  const { url, headers } = answer.json<UploadTicket>()
  const put = await fetch(url, { method: 'PUT', headers, body: bytes })
  expect([put.status, await put.text()]).toEqual([403, expect.stringContaining('Request has expired')])
  await app.close()
})

test('without S3 tickets are still issued; the state of one is 503 with Retry-After', async () => {
  const app = await openTestApp({ endpoint: `http://${NOWHERE}` })
  const { answer, authorization } = await issue(app)
  expect(answer.statusCode).toBe(201)
  const url = `/uploads/${answer.json<UploadTicket>().uploadId}`
  const state = await app.service.inject({ method: 'GET', url, headers: { authorization } })
  expect([state.statusCode, Number(state.headers['retry-after'])]).toEqual([503, expect.any(Number)])
  expect((await app.service.inject('/readyz')).statusCode).toBe(200)
  await app.close()
})

test('without Postgres nothing is issued: 503 with Retry-After, and not ready', async () => {
  const dead = openDatabase({ url: `postgres://nobody@${NOWHERE}/none` })
  const app = await openTestApp({}, dead.db)
  const { answer } = await issue(app)
  expect([answer.statusCode, answer.json().code]).toEqual([503, 'service-unavailable'])
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
  expect((await app.service.inject('/readyz')).statusCode).toBe(503)
  await Promise.all([app.close(), dead.close()])
})
