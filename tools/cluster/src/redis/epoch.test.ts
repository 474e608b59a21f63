import { openRedis, redisReady, watchEpoch } from '@matjip/redis-keys'
import { startStores } from '@matjip/stack'
import { expect, onTestFinished, test } from 'vitest'

test('a server has an epoch only while it is a connected master, and never the same one again', async () => {
  const [stores, others] = [await startStores({ only: ['redis'] }), await startStores({ only: ['redis'] })]
  const redis = await redisReady(openRedis({ url: stores.redisUrl }))
  const epoch = watchEpoch(redis)
  const again = watchEpoch(redis)
  onTestFinished(async () => {
    epoch.stop()
    again.stop()
    redis.disconnect()
    await Promise.all([stores.stop(), others.stop()])
  })
  await Promise.all([epoch.ask(), again.ask()])
  const first = epoch.of('key')
  expect(first).toMatch(/^[\w-]{8}$/)
  expect(again.of('key')).toBe(first)

  await redis.replicaof('127.0.0.1', new URL(others.redisUrl).port)
  await epoch.ask()
  expect(epoch.of('key')).toBeNull()
  await redis.replicaof('NO', 'ONE')
  await epoch.ask()
  const promoted = epoch.of('key')
  expect(promoted).toMatch(/^[\w-]{8}$/)
  expect(promoted).not.toBe(first)

  const closed = new Promise((resolve) => redis.once('close', resolve))
  redis.disconnect(true)
  await closed
  expect(epoch.of('key')).toBeNull()
  await redisReady(redis)
  await epoch.ask()
  expect(epoch.of('key')).toBe(promoted)
})
