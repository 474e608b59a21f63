import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test, onTestFinished, vi } from 'vitest'
import { createTestService } from '../testing-service.ts'
import { ADMISSION_LIMITS } from './limits.ts'
import type { AdmissionLimits } from './limits.ts'
import { URGENCIES } from './urgency.ts'

/** A service whose classes have these many places, in their order; `/held` answers when it is let go. */
async function open(places: readonly number[], waitMs = Infinity) {
  const limits = Object.fromEntries(
    URGENCIES.map((urgency, n) => [urgency, { places: places[n], waitMs, lateMs: 10_000 }]),
  )
  const { service, issuer, close } = await createTestService({}, { scale: 0 }, limits as unknown as AdmissionLimits)
  onTestFinished(close)
  const gate = Promise.withResolvers<void>()
  let held = 0
  const hold = async () => {
    held += 1
    await gate.promise
    return {}
  }
  service.get('/held', { config: { auth: 'none' } }, hold)
  service.post('/held', { config: { auth: 'none' } }, hold)
  service.put('/waited', { config: { auth: 'none' } }, async (request) => {
    request.letGo()
    request.letGo()
    return hold()
  })
  service.get('/stream', { config: { auth: 'none', waits: true } }, hold)
  service.get('/ranked', { config: { auth: 'none', urgency: 'ranked' } }, async () => ({}))
  service.get('/own', { config: { auth: 'none', urgency: 'own' } }, async () => ({}))
  service.get('/others', { config: { auth: 'none' } }, async () => ({}))
  const status = async (url: string, method: 'GET' | 'POST' | 'PUT' = 'GET') =>
    (await service.inject({ method, url })).statusCode
  /** Requests that are not answered until `release`. */
  const fill = async (count: number, method: 'GET' | 'POST' | 'PUT' = 'POST', url = '/held', headers = {}) => {
    const before = held
    const answers = Array.from({ length: count }, () => service.inject({ method, url, headers }))
    await vi.waitUntil(() => held === before + count)
    return answers
  }
  return { service, issuer, fill, status, release: gate.resolve }
}

test('as places fill, ranked lists are refused first, then deep pages, others, the own home, and writes last', async () => {
  const { fill, status, release, service } = await open([1, 2, 3, 4, 5])
  service.put('/write', { config: { auth: 'none' } }, async () => ({}))
  const asked = [['/ranked'], ['/others?cursor=x'], ['/others'], ['/own'], ['/write', 'PUT']] as const
  const statuses = async () => {
    const found = []
    for (const [url, method] of asked) found.push(await status(url, method))
    return found
  }
  const answers = []
  for (let taken = 0; taken < 5; taken += 1) {
    expect(await statuses()).toEqual(asked.map((_, n) => (n < taken ? 503 : 200)))
    answers.push(...(await fill(1)))
  }
  expect(await statuses()).toEqual([503, 503, 503, 503, 503])
  release()
  await Promise.all(answers)
  await vi.waitUntil(async () => (await status('/ranked')) === 200)
  expect(await statuses()).toEqual([200, 200, 200, 200, 200])
})

test('reads that are not answered make others wait, writes do not, and who would wait too long is refused', async () => {
  const { fill, status, release } = await open([100, 100, 100, 100, 100], 1_000)
  const answers = await fill(40)
  await sleep(700)
  expect(await status('/others')).toBe(200)
  answers.push(...(await fill(40, 'GET')))
  await vi.waitUntil(async () => (await status('/others')) === 503, { timeout: 5_000 })
  release()
  await Promise.all(answers)
  expect(await status('/others')).toBe(200)
})

test('health and metrics are never refused, and metrics count by urgency', async () => {
  const { status, service } = await open([0, 0, 0, 0, 0])
  expect([await status('/healthz'), await status('/readyz'), await status('/others')]).toEqual([200, 200, 503])
  const { body } = await service.inject('/metrics')
  expect(body).toContain('http_server_refused_total{urgency="others",pressure="places"} 1')
  expect(body).toContain('http_server_request_duration_seconds_count{method="GET",route="/others",status="503"} 1')
})

test('a refusal is the documented problem: its language, its path, when to come back', async () => {
  const { service } = await open([0, 0, 0, 0, 0])
  const headers = { 'accept-language': 'en-US', 'x-amzn-trace-id': 'a "quoted" id' }
  const answer = await service.inject({ url: '/others?secret=1', headers })
  expect(answer.statusCode).toBe(503)
  expect(answer.headers).toMatchObject({
    'content-type': 'application/problem+json',
    'content-language': 'en',
    'cache-control': 'no-store',
    'x-request-id': 'a "quoted" id',
  })
  expect(Number(answer.headers['retry-after'])).toBeGreaterThanOrEqual(2)
  expect(answer.json()).toEqual({
    type: 'http://test.example/docs/problems#overloaded',
    title: 'Overloaded',
    status: 503,
    detail: expect.stringContaining('too many requests'),
    instance: '/others',
    code: 'overloaded',
    requestId: 'a "quoted" id',
    retryable: true,
    errors: [],
  })
})

test('no token is verified and no body read for one who is refused', async () => {
  const { service } = await open([0, 0, 0, 0, 0])
  const bad = { method: 'PUT', url: '/me', headers: { authorization: 'Bearer x' } } as const
  expect((await service.inject({ ...bad, method: 'GET' })).statusCode).toBe(503)
  const broken = {
    method: 'POST',
    url: '/echo',
    headers: { 'content-type': 'application/json' },
    payload: '{',
  } as const
  expect((await service.inject(broken)).statusCode).toBe(503)
})

test('what waits for something to happen holds no place, nor does a body that is still on its way', async () => {
  const { fill, status, release, service } = await open([1, 1, 1, 1, 1])
  const streams = await fill(3, 'GET', '/stream')
  await service.listen({ host: '127.0.0.1', port: 0 })
  const { port } = service.server.address() as AddressInfo
  const slow = connect(port, '127.0.0.1')
  onTestFinished(() => void slow.destroy())
  const head = 'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 13\r\n\r\n'
  slow.write(`${head}{"text":`)
  await once(service.server, 'request')
  expect(await status('/others')).toBe(200)
  slow.write('"a"}')
  slow.end('\n')
  release()
  await Promise.all(streams)
})

test('a route that only waits any more lets go of its place, once; no header of a client does', async () => {
  const { service, fill, release } = await open([9, 9, 9, 9, 9])
  const taken = async () => /places_taken (\d+)/.exec((await service.inject('/metrics')).body)?.[1]
  const answers = await fill(2, 'PUT', '/waited')
  expect(await taken()).toBe('0')
  answers.push(...(await fill(1, 'GET', '/held', { prefer: 'wait=5' })))
  expect(await taken()).toBe('1')
  release()
  await Promise.all(answers)
  await vi.waitUntil(async () => (await taken()) === '0')
})

test('whatever becomes of a request, its place is free after it', async () => {
  const { service, status, release } = await open([100, 100, 100, 100, 100])
  await service.listen({ host: '127.0.0.1', port: 0 })
  const { port } = service.server.address() as AddressInfo
  const post = 'POST /echo HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: '
  const sent = [
    'HEAD /others HTTP/1.1\r\nHost: x\r\n\r\n',
    'OPTIONS /others HTTP/1.1\r\nHost: x\r\n\r\n',
    'GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n',
    `${post.replace('/echo', '/nowhere')}2\r\n\r\n{}`,
    `${post}2\r\n\r\n{}`,
    `${post}1\r\n\r\n{`,
    `${post}999999\r\n\r\n{`,
    `${post}99\r\n\r\n{`,
    `${post.replace('/echo', '/held')}2\r\n\r\n{}`.repeat(4),
    'GET /held HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(4),
  ]
  let begun = 0
  service.server.on('request', () => (begun += 1))
  const sockets = sent.map((text) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text)).on('error', () => undefined)
    return socket.resume()
  })
  await vi.waitUntil(() => begun === sent.length + 6)
  await status('/others')
  for (const socket of sockets) socket.destroy()
  await vi.waitUntil(async () => (await service.inject('/metrics')).body.includes('http_server_places_taken 0'))
  release()
  expect(await status('/others')).toBe(200)
  expect((await service.inject('/metrics')).body).toContain('http_server_places_taken 0')
})

test('the place of one whose connection is gone is free', async () => {
  const { service, status, release } = await open([1, 1, 1, 1, 1])
  onTestFinished(() => release())
  await service.listen({ host: '127.0.0.1', port: 0 })
  const { port } = service.server.address() as AddressInfo
  const socket = connect(port, '127.0.0.1')
  socket.write('GET /held HTTP/1.1\r\nHost: x\r\n\r\n')
  await vi.waitUntil(async () => (await status('/others')) === 503)
  socket.destroy()
  await vi.waitUntil(async () => (await status('/others')) === 200)
})

const WITH_BODY = 'Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'
test.each([
  ['without bodies', 'GET', '/held', '\r\n', 'others'],
  ['with bodies', 'POST', '/held', WITH_BODY, 'write'],
  ['that may wait', 'PUT', '/waited', 'Prefer: wait=5\r\n\r\n', 'write'],
])(
  'of many requests %s that one connection sends at once a few are under way, the others are refused in their turn',
  async (_, method, path, rest, urgency) => {
    const { service, status, release } = await open([100, 100, 100, 100, 100])
    await service.listen({ host: '127.0.0.1', port: 0 })
    const { port } = service.server.address() as AddressInfo
    const socket = connect(port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    socket.write(`${method} ${path} HTTP/1.1\r\nHost: x\r\n${rest}`.repeat(10))
    const refused = `http_server_refused_total{urgency="${urgency}",pressure="pipelining"} 6`
    await vi.waitUntil(async () => (await service.inject('/metrics')).body.includes(refused))
    expect(await status('/others')).toBe(200)
    release()
    let text = ''
    for await (const piece of socket) if ((text += piece).split('HTTP/1.1').length > 10) break
    expect(text.match(/HTTP\/1\.1 \d+/g)).toEqual([...Array(4).fill('HTTP/1.1 200'), ...Array(6).fill('HTTP/1.1 503')])
  },
)

test('every class has fewer places, and bears less lateness, than the next', () => {
  const limits = URGENCIES.map((urgency) => ADMISSION_LIMITS[urgency])
  for (const part of ['places', 'waitMs', 'lateMs'] as const)
    expect(limits.map((limit) => limit[part])).toEqual(limits.map((limit) => limit[part]).toSorted((a, b) => a - b))
})
