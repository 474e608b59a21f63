import { randomUUID } from 'node:crypto'
import type { Problem, Upload, UploadTicket } from '@matjip/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { albEvent } from '../../test/alb-event.ts'
import type { AlbRequest } from '../../test/alb-event.ts'
import { claimOf, openTestApp } from '../../test/open-test-app.ts'
import { createLambdaHandler } from './handle-event.ts'
import type { AlbEvent } from './handle-event.ts'

let app: Awaited<ReturnType<typeof openTestApp>>
let handle: ReturnType<typeof createLambdaHandler>
let authorization: string
const bytes = Buffer.from('bytes of a photo')

beforeAll(async () => {
  app = await openTestApp({}, undefined, { streamLimits: { perUser: 1, total: 0 } })
  handle = createLambdaHandler(app.service)
  authorization = `Bearer ${await app.issuer.tokenFor({ userId: 11, handle: 'mina' })}`
})
afterAll(() => app.close())

const send = async (request: AlbRequest) => {
  const { headers = {}, ...rest } = request
  const answer = await handle(albEvent({ ...rest, headers: { authorization, ...headers } }))
  return { ...answer, json: <T>() => JSON.parse(answer.body) as T }
}
const json = { 'content-type': 'application/json' }
const issue = (body: string, key = randomUUID()) =>
  send({ method: 'POST', target: '/uploads', headers: { ...json, 'idempotency-key': key }, body })

test('a ticket that the function issued takes the bytes, and their owner sees them', async () => {
  const answer = await issue(JSON.stringify(claimOf(bytes)))
  expect(answer).toMatchObject({ statusCode: 201, isBase64Encoded: false })
  const ticket = answer.json<UploadTicket>()
  expect(answer.multiValueHeaders.location).toEqual([`/uploads/${ticket.uploadId}`])
  const put = await fetch(ticket.url, { method: ticket.method, headers: ticket.headers, body: bytes })
  expect(put.status).toBe(200)
  const upload = await send({ target: `/uploads/${ticket.uploadId}` })
  expect(upload.json<Upload>()).toMatchObject({ id: ticket.uploadId, state: 'uploaded' })
})

test('a body in Base64 is the same body, and a repeat of a key the same upload', async () => {
  const body = JSON.stringify(claimOf(bytes))
  const key = randomUUID()
  const first = (await issue(body, key)).json<UploadTicket>()
  const event = albEvent({
    method: 'POST',
    target: '/uploads',
    headers: { authorization, ...json, 'idempotency-key': key },
  })
  const encoded = { ...event, body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
  expect((JSON.parse((await handle(encoded)).body) as UploadTicket).uploadId).toBe(first.uploadId)
})

test.each([
  ['no token', { target: '/uploads/1', headers: { authorization: '' } }, 401],
  ['two tokens', { target: '/uploads/1', headers: { authorization: ['Bearer a', 'Bearer b'] } }, 401],
  [
    'a body that is no JSON',
    { method: 'POST', target: '/uploads', headers: { ...json, 'idempotency-key': 'a-key-of-a-test' }, body: '{"a' },
    400,
  ],
  ['a query with a broken escape, in a field that there is not', { target: '/uploads/1?a=%E0%A4%A' }, 400],
  ['a path with a broken escape', { target: '/uploads/%E0%A4%A' }, 400],
  ['a path that no service has', { target: '/uploads/1/2/3' }, 404],
  ['a stream', { target: '/uploads/events?uploadIds=1' }, 404],
] satisfies [string, AlbRequest, number][])('%s is refused as by a container', async (_what, request, status) => {
  const { method = 'GET', target: url, headers, body }: AlbRequest = request
  const answer = await send(request)
  const contained = await app.service.inject({
    method: method as 'GET',
    url,
    headers: { authorization, ...headers },
    ...(body === undefined ? {} : { payload: body }),
  })
  expect([answer.statusCode, answer.multiValueHeaders['content-type']]).toEqual([status, ['application/problem+json']])
  expect([answer.statusCode, answer.json<Problem>().code]).toEqual([
    contained.statusCode,
    contained.json<Problem>().code,
  ])
})

test('a query is decoded once, whatever is in it', async () => {
  const { json } = await send({ target: '/uploads/events?uploadIds=%ED%95%9C%2C1' })
  expect(json<Problem>().errors?.map(({ pointer }) => pointer)).toEqual(['/query/uploadIds'])
})

test('a stream of one’s own uploads is 503 here: a function answers once', async () => {
  const { uploadId } = (await issue(JSON.stringify(claimOf(bytes)))).json<UploadTicket>()
  const answer = await send({ target: `/uploads/events?uploadIds=${uploadId}` })
  expect([answer.statusCode, Number(answer.multiValueHeaders['retry-after']?.[0]) > 0]).toEqual([503, true])
})

test('an event without a body, a query or headers is a request without them', async () => {
  const event = albEvent({ target: '/uploads/1' })
  const { requestContext, httpMethod, path } = event
  const bare: AlbEvent = { requestContext, httpMethod, path, body: null, isBase64Encoded: false }
  expect((await handle(bare)).statusCode).toBe(401)
})
