import { randomUUID } from 'node:crypto'
import type { Problem, Upload, UploadTicket } from '@matjip/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimOf, openTestApp } from '../../test/open-test-app.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let headers: Record<string, string>
const bytes = Buffer.from('bytes of a photo')

beforeAll(async () => {
  app = await openTestApp()
  headers = { authorization: `Bearer ${await app.issuer.tokenFor({ userId: 41 })}` }
})
afterAll(() => app.close())

const post = (payload: object) =>
  app.service.inject({
    method: 'POST',
    url: '/uploads',
    headers: { ...headers, 'idempotency-key': randomUUID() },
    payload,
  })

/** What a browser does with a form. */
function send({ url, fields = {} }: UploadTicket, file: Uint8Array<ArrayBuffer>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([file], { type: 'image/jpeg' }), '국밥.jpg')
  return fetch(url, { method: 'POST', body: form })
}

test("a browser's form brings the bytes, without knowing their checksum or exact size", async () => {
  const answer = await post({ contentType: 'image/jpeg', byteSize: 1_000, method: 'POST' })
  expect(answer.statusCode).toBe(201)
  const ticket = answer.json<UploadTicket>()
  expect(ticket).toMatchObject({ method: 'POST', headers: {}, fields: { 'Content-Type': 'image/jpeg' } })
  expect((await send(ticket, bytes)).ok).toBe(true)
  const read = await app.service.inject({ url: `/uploads/${ticket.uploadId}`, headers })
  const upload = read.json<Upload>()
  expect(upload.state).toBe('uploaded')
  const original = await fetch(upload.original?.url ?? '')
  expect(Buffer.from(await original.arrayBuffer())).toEqual(bytes)
})

test('the policy that is signed holds key, type, a range of sizes, the checksum if it was told, and an end', async () => {
  const { sha256 } = claimOf(bytes)
  const { fields = {}, expiresAt } = (
    await post({ contentType: 'image/png', byteSize: 77, method: 'POST', sha256 })
  ).json<UploadTicket>()
  const policy = JSON.parse(Buffer.from(fields.Policy ?? '', 'base64').toString()) as {
    conditions: unknown[]
    expiration: string
  }
  expect(policy.conditions).toContainEqual(['content-length-range', 1, 77])
  for (const condition of [{ key: fields.key }, { 'Content-Type': 'image/png' }, { 'x-amz-checksum-sha256': sha256 }])
    expect(policy.conditions).toContainEqual(condition)
  expect(Math.abs(Date.parse(policy.expiration) - Date.parse(expiresAt))).toBeLessThan(2_000)
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(300_000)
})

test('a PUT without a checksum is refused: nothing would bind its bytes', async () => {
  const answer = await post({ contentType: 'image/jpeg', byteSize: 16 })
  expect([answer.statusCode, answer.json<Problem>().errors[0]?.pointer]).toEqual([400, '#/sha256'])
})
