import { connect, createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { createLogger } from './logger.ts'
import { createMetrics } from './metrics.ts'
import { createService } from './create-service.ts'
import { listenWidely } from './listen-widely.ts'

const HOST = '127.0.0.1'
const RUSH = 128

async function open() {
  const service = await createService({ logger: createLogger('wide', 'silent'), metrics: createMetrics(), checks: {} })
  onTestFinished(() => service.close())
  const address = await listenWidely(service, { host: HOST, port: 0 })
  return { service, address, port: (service.server.address() as AddressInfo).port }
}
const aTurn = () => new Promise((resolve) => setImmediate(resolve))

test('connections that come together are taken within a few turns of the loop, and answered', async (context) => {
  if (process.platform !== 'linux') return context.skip()
  const { service, address, port } = await open()
  let taken = 0
  service.server.on('connection', () => (taken += 1))
  const sockets = Array.from({ length: RUSH }, () => connect(port, HOST))
  onTestFinished(() => sockets.forEach((socket) => socket.destroy()))
  let turns = 0
  for (; taken < RUSH; turns += 1) await aTurn()
  // One in a turn, it would be as many turns as connections.
  expect(turns).toBeLessThan(RUSH / 2)
  const statuses = await Promise.all(Array.from({ length: 40 }, async () => (await fetch(`${address}/healthz`)).status))
  expect(new Set(statuses)).toEqual(new Set([200]))
})

test('a port that another process of ours has is taken', async () => {
  const { port, service } = await open()
  const second = await createService({ logger: createLogger('wide', 'silent'), metrics: createMetrics(), checks: {} })
  await expect(listenWidely(second, { host: HOST, port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  await second.close()
  await service.close()
  // Whoever comes next has it: none of the sockets is left.
  const next = createServer().listen(port, HOST)
  await new Promise((resolve, reject) => next.once('listening', resolve).once('error', reject))
  next.close()
})
