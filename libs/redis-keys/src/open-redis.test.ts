import { once } from 'node:events'
import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { isClusterUrl } from './open-cluster.ts'
import { awaitRedisAtStart, openRedis, redisReady } from './open-redis.ts'

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close()
})

/** The real server behind a connection that is cut as soon as a client says one of `words` in it, after its first. */
async function openCutter(words: string) {
  const { hostname, port } = new URL(process.env.TEST_REDIS_URL ?? '')
  const sockets = new Set<Socket>()
  let connections = 0
  let cuts = 0
  const server = createServer((client) => {
    const isFirst = ++connections === 1
    const upstream = connect(Number(port), hostname)
    sockets.add(client)
    for (const socket of [client, upstream]) socket.on('error', () => undefined)
    upstream.pipe(client)
    client.on('close', () => upstream.destroy())
    client.on('data', (bytes) => {
      if (isFirst || !bytes.includes(words)) return void upstream.write(bytes)
      cuts += 1
      client.destroy()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cutAll = () => sockets.forEach((socket) => socket.destroy())
  closers.push(() => (cutAll(), server.close()))
  return { url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`, cutAll, cuts: () => cuts }
}

test.skipIf(isClusterUrl(process.env.TEST_REDIS_URL ?? ''))(
  'a subscriber whose connection breaks again and again leaves no error that nobody handles, which would end its process',
  async () => {
    const cutter = await openCutter('subscribe')
    const unhandled: unknown[] = []
    const note = (error: unknown) => unhandled.push(error)
    const others = process.listeners('unhandledRejection')
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', note)
    closers.push(() => {
      process.off('unhandledRejection', note)
      for (const other of others) process.on('unhandledRejection', other)
    })
    const subscriber = await redisReady(openRedis({ url: cutter.url }))
    closers.push(() => subscriber.disconnect())
    await subscriber.subscribe('posts')
    // As every subscriber of ours does, which hears of each failure.
    subscriber.on('ready', () => void subscriber.subscribe('posts').catch(() => undefined))
    cutter.cutAll()
    while (cutter.cuts() < 3) await sleep(10)
    expect(unhandled).toEqual([])
  },
)

/** Milliseconds in which a start on a busy machine hears nothing of Redis: more than any one time-out of the client. */
const BUSY_MS = 3_000
/** Milliseconds of patience with a Redis that is away. */
const AWAY_MS = 200

test('a process that waits for Redis at its start has it for its first request; where it is away it begins without', async () => {
  const told: unknown[] = []
  const redis = openRedis({ url: process.env.TEST_REDIS_URL ?? '' })
  closers.push(() => redis.disconnect())
  await awaitRedisAtStart(redis, (error) => told.push(error))
  expect([await redis.get('not there'), told]).toEqual([null, []])
  const away = openRedis({ url: 'redis://127.0.0.1:1' })
  closers.push(() => away.disconnect())
  await awaitRedisAtStart(away, (error) => told.push(error), AWAY_MS)
  expect(told).toEqual([expect.any(Error)])
})

test.skipIf(isClusterUrl(process.env.TEST_REDIS_URL ?? ''))(
  'a start that hears of Redis only after seconds waits for it: its first clicks would be accepted without their actors seeing them',
  { timeout: 20_000 },
  async () => {
    const { hostname, port } = new URL(process.env.TEST_REDIS_URL ?? '')
    const busyUntil = performance.now() + BUSY_MS
    const server = createServer((client) => {
      const upstream = connect(Number(port), hostname)
      for (const socket of [client, upstream]) socket.on('error', () => undefined)
      client.pipe(upstream)
      setTimeout(() => upstream.pipe(client), busyUntil - performance.now())
      client.on('close', () => upstream.destroy())
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    closers.push(() => server.close())
    const redis = openRedis({ url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}` })
    closers.push(() => redis.disconnect())
    const told: unknown[] = []
    await awaitRedisAtStart(redis, (error) => told.push(error))
    expect([await redis.get('not there'), told]).toEqual([null, []])
  },
)
