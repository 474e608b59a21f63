import { randomUUID } from 'node:crypto'
import type { Problem, Upload, UploadTicket } from '@matjip/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimOf, openTestApp } from '../../test/open-test-app.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let mina: Record<string, string>
let jun: Record<string, string>
const bytes = Buffer.from('bytes of a photo')

beforeAll(async () => {
  app = await openTestApp()
  mina = { authorization: `Bearer ${await app.issuer.tokenFor({ userId: 11, handle: 'mina' })}` }
  jun = { authorization: `Bearer ${await app.issuer.tokenFor({ userId: 12, handle: 'jun' })}` }
})
afterAll(() => app.close())

const post = (payload: object, headers: Record<string, string> = { ...mina, 'idempotency-key': randomUUID() }) =>
  app.service.inject({ method: 'POST', url: '/uploads', headers, payload })
const read = (uploadId: string, headers = mina) =>
  app.service.inject({ method: 'GET', url: `/uploads/${uploadId}`, headers })
const put = (ticket: UploadTicket, body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = ticket.headers) =>
  fetch(ticket.url, { method: ticket.method, headers, body })
const rows = async () => (await app.database.pool.query('select * from uploads order by id')).rows

test('a ticket takes exactly the announced bytes, once they are there its owner sees them', async () => {
  const answer = await post(claimOf(bytes))
  expect(answer.statusCode).toBe(201)
  expect(answer.headers['cache-control']).toBe('no-store')
  const ticket = answer.json<UploadTicket>()
  expect(answer.headers.location).toBe(`/uploads/${ticket.uploadId}`)
  expect(new URL(ticket.url).searchParams.get('X-Amz-SignedHeaders')).toBe(
    'content-length;content-type;host;if-none-match;x-amz-checksum-sha256',
  )
  const lifetime = Date.parse(ticket.expiresAt) - Date.now()
  expect(lifetime).toBeGreaterThan(290_000)
  expect(lifetime).toBeLessThanOrEqual(300_000)
  expect((await read(ticket.uploadId)).json<Upload>()).toMatchObject({ state: 'issued', original: null, postId: null })

  expect((await put(ticket, bytes)).status).toBe(200)

  const upload = (await read(ticket.uploadId)).json<Upload>()
  expect(upload).toMatchObject({ id: ticket.uploadId, state: 'uploaded', contentType: 'image/jpeg', byteSize: 16 })
  const original = await fetch(upload.original?.url ?? '')
  expect(Buffer.from(await original.arrayBuffer())).toEqual(bytes)
  expect((await rows()).find((row) => String(row.id) === ticket.uploadId).state).toBe('uploaded')
})

test('another type, size or checksum, or a request that may overwrite, is refused by the signature', async () => {
  const ticket = (await post(claimOf(bytes))).json<UploadTicket>()
  const longer = Buffer.concat([bytes, bytes])
  const mayOverwrite = Object.fromEntries(Object.entries(ticket.headers).filter(([name]) => name !== 'if-none-match'))
  const attempts = [
    put(ticket, bytes, { ...ticket.headers, 'content-type': 'text/html' }),
    put(ticket, longer, { ...ticket.headers, 'content-length': String(longer.length) }),
    put(ticket, bytes, { ...ticket.headers, 'x-amz-checksum-sha256': claimOf(longer).sha256 }),
    put(ticket, bytes, mayOverwrite),
  ]
  for (const attempt of attempts) expect((await attempt).status).toBe(403)
  expect((await read(ticket.uploadId)).json<Upload>().state).toBe('issued')
})

test('a repeat names the same upload with a fresh URL; the key is bound to its body and its user', async () => {
  const headers = { ...mina, 'idempotency-key': randomUUID() }
  const first = await post(claimOf(bytes), headers)
  const before = (await rows()).length
  const second = await post(claimOf(bytes), headers)
  expect(first.headers['idempotency-replayed']).toBeUndefined()
  expect(second.statusCode).toBe(201)
  expect(second.headers['idempotency-replayed']).toBe('true')
  expect(second.json<UploadTicket>().uploadId).toBe(first.json<UploadTicket>().uploadId)
  expect((await put(second.json(), bytes)).status).toBe(200)

  const other = await post(claimOf(bytes, 'image/png'), headers)
  expect([other.statusCode, other.json<Problem>().code]).toEqual([422, 'idempotency-key-reused'])
  expect(await rows()).toHaveLength(before)

  const juns = await post(claimOf(bytes), { ...jun, 'idempotency-key': headers['idempotency-key'] })
  expect(juns.json<UploadTicket>().uploadId).not.toBe(first.json<UploadTicket>().uploadId)
})

test('no URL is stored', async () => {
  await post(claimOf(bytes))
  const { rows: stored } = await app.database.pool.query('select body::text from idempotency_keys')
  expect(stored.length).toBeGreaterThan(0)
  for (const { body } of stored) expect(body).not.toContain('X-Amz-Signature')
})

test("somebody else's upload, and one that never was, are not found", async () => {
  const { uploadId } = (await post(claimOf(bytes))).json<UploadTicket>()
  expect((await read(uploadId, jun)).statusCode).toBe(404)
  expect((await read('9007199254740991')).statusCode).toBe(404)
  expect((await read('9999999999999999')).statusCode).toBe(400)
  expect((await app.service.inject({ method: 'GET', url: `/uploads/${uploadId}` })).statusCode).toBe(401)
})

test('what cannot be an upload is refused and nothing is written', async () => {
  const before = (await rows()).length
  const good = claimOf(bytes)
  const bad: [object, string][] = [
    [{ ...good, contentType: 'image/svg+xml' }, '#/contentType'],
    [{ ...good, byteSize: 0 }, '#/byteSize'],
    [{ ...good, byteSize: 20_000_001 }, '#/byteSize'],
    [{ ...good, byteSize: 1.5 }, '#/byteSize'],
    [{ ...good, byteSize: '16' }, '#/byteSize'],
    [{ ...good, sha256: 'abc' }, '#/sha256'],
    [{ ...good, objectKey: '../../etc/passwd' }, '#/objectKey'],
  ]
  for (const [payload, pointer] of bad) {
    const answer = await post(payload)
    expect([answer.statusCode, answer.json<Problem>().errors[0]?.pointer]).toEqual([400, pointer])
  }
  expect((await post(good, mina)).json<Problem>().code).toBe('idempotency-key-missing')
  expect((await post({}, {})).statusCode).toBe(401)
  expect(await rows()).toHaveLength(before)
})
