import { randomUUID } from 'node:crypto'
import type { Problem, Upload, UploadTicket } from '@matjip/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claimOf, openTestApp } from '../../test/open-test-app.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let origin: string
const bytes = Buffer.from('bytes of a photo')

beforeAll(async () => {
  app = await openTestApp()
  origin = await app.service.listen({ port: 0, host: '127.0.0.1' })
})
afterAll(() => app.close())

async function issue(userId: number): Promise<UploadTicket> {
  const answer = await app.service.inject({
    method: 'POST',
    url: '/uploads',
    headers: { authorization: await bearer(userId), 'idempotency-key': randomUUID() },
    payload: claimOf(bytes),
  })
  return answer.json<UploadTicket>()
}
const bearer = async (userId: number) => `Bearer ${await app.issuer.tokenFor({ userId })}`

interface Told {
  event: string
  value: Partial<Upload> & { reason?: string }
}

/** Opens a stream; `next` waits for its next event. */
async function listen(userId: number, ids: string[]) {
  const controller = new AbortController()
  const response = await fetch(`${origin}/uploads/events?uploadIds=${ids.join(',')}`, {
    headers: { authorization: await bearer(userId) },
    signal: controller.signal,
  })
  async function* events(): AsyncGenerator<Told, void> {
    let text = ''
    for await (const part of response.body ?? []) {
      text += Buffer.from(part).toString()
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, event, value] = /^event: (.*)\ndata: (.*)$/m.exec(text.slice(0, end)) ?? []
        text = text.slice(end + 2)
        if (event && value) yield { event, value: JSON.parse(value) as Told['value'] }
      }
    }
  }
  const stream = events()
  return { response, next: async () => (await stream.next()).value as Told, close: () => controller.abort() }
}

test('an upload is told as it stands, then each change, until its image is ready', async () => {
  const ticket = await issue(51)
  const { next, response } = await listen(51, [ticket.uploadId])
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(await next()).toMatchObject({ event: 'upload', value: { state: 'issued', original: null } })
  await fetch(ticket.url, { method: 'PUT', headers: ticket.headers, body: bytes })
  expect(await next()).toMatchObject({ value: { state: 'uploaded', image: { status: 'processing' } } })
  const { pool } = app.database
  await pool.query("update uploads set state = 'attached', post_id = 7 where id = $1", [ticket.uploadId])
  expect(await next()).toMatchObject({ value: { state: 'attached', postId: '7' } })
  const variants = JSON.stringify([{ key: 'images/1-a/r1-320.webp', width: 3, height: 2 }])
  await pool.query('update uploads set variants = $2 where id = $1', [ticket.uploadId, variants])
  expect(await next()).toMatchObject({
    value: { image: { status: 'ready', variants: [{ url: 'https://images.test/images/1-a/r1-320.webp' }] } },
  })
  expect(await next()).toEqual({ event: 'closing', value: { reason: 'done' } })
  expect(await next()).toBeUndefined()
})

test("of several uploads each is told for itself; somebody else's are not found", async () => {
  const [a, b, other] = [await issue(52), await issue(52), await issue(53)]
  const { next, close } = await listen(52, [a.uploadId, b.uploadId])
  expect([(await next()).value.id, (await next()).value.id].sort()).toEqual([a.uploadId, b.uploadId].sort())
  await fetch(b.url, { method: 'PUT', headers: b.headers, body: bytes })
  expect(await next()).toMatchObject({ value: { id: b.uploadId, state: 'uploaded' } })
  close()
  const { response } = await listen(52, [a.uploadId, other.uploadId])
  expect([response.status, ((await response.json()) as Problem).code]).toEqual([404, 'not-found'])
})

test('a person has a few streams and no more; a closed one makes room', async () => {
  const { uploadId } = await issue(54)
  const [first, second] = [await listen(54, [uploadId]), await listen(54, [uploadId])]
  await Promise.all([first.next(), second.next()])
  const third = await listen(54, [uploadId])
  expect([third.response.status, Number(third.response.headers.get('retry-after')) > 0]).toEqual([429, true])
  first.close()
  await expect
    .poll(async () => {
      const again = await listen(54, [uploadId])
      again.close()
      return again.response.status
    })
    .toBe(200)
  second.close()
})

test('ids that are none, and more than a post has images, are refused', async () => {
  for (const ids of [[], ['x'], Array.from({ length: 11 }, (_, index) => String(index + 1))]) {
    const { response } = await listen(55, ids)
    expect(response.status).toBe(400)
  }
})
