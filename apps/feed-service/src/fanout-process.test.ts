import { join } from 'node:path'
import { counterKinds } from '@matjip/db-schema'
import type { PostEvents } from '@matjip/contracts'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { createSender, queueDepth } from '@matjip/queue'
import { createTestQueue, openTestQueue } from '@matjip/queue/testing'
import { beginRebuild, HOME_LIMITS, homeKey, publishRebuild, readWindows } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { runReady } from '@matjip/service-kit/testing'
import { expect, onTestFinished, test, vi } from 'vitest'
import { created } from '../test/fanout-world.ts'
import { insertPosts, insertUsers, recordFollows } from '../test/records.ts'

const DEADLINE = { timeout: 25_000, interval: 20 }
const FANOUT = join(import.meta.dirname, 'fanout.ts')
const AUTHOR = 1
const READERS = Array.from({ length: 60 }, (_, n) => 100 + n)
/** Seconds after which a killed worker's messages come again. */
const VISIBILITY = 2

test('a worker is killed while it fans out: another one ends its work; it ends orderly, and poison goes aside', async () => {
  const [database, redis, { sqs, url }] = await Promise.all([
    openTestDatabase(),
    openTestRedis(),
    openTestQueue(VISIBILITY),
  ])
  const deadLetters = await createTestQueue(sqs)
  const environment = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    AWS_ENDPOINT_URL_SQS: process.env.TEST_SQS_ENDPOINT,
    POST_EVENTS_QUEUE_URL: url,
    POST_EVENTS_DLQ_URL: deadLetters,
    FANOUT_CHUNK: '2',
  }
  const first = await runReady(FANOUT, environment)
  onTestFinished(async () => {
    first.kill('SIGKILL')
    redis.disconnect()
    sqs.destroy()
    await database.close()
  })
  await insertUsers(database.pool, [AUTHOR, ...READERS])
  await recordFollows(
    database.pool,
    READERS.map((actorId, n) => ({ actorId, targetId: AUTHOR, active: true, version: n + 1 })),
  )
  await database.pool.query(`insert into counters (kind, owner_id, count) values (${counterKinds.followers}, $1, $2)`, [
    AUTHOR,
    READERS.length,
  ])
  for (const reader of READERS) {
    const rebuild = await beginRebuild(redis, homeKey(reader))
    if (rebuild) await publishRebuild(redis, rebuild, { postIds: [], floor: 0 }, HOME_LIMITS)
  }
  await insertPosts(database.pool, [{ id: 20, authorId: AUTHOR }])
  const having = async () => {
    const wanted = READERS.map((reader) => ({ key: homeKey(reader), before: Infinity, limit: 5 }))
    const { windows } = await readWindows(redis, wanted)
    return windows.filter((window) => window?.postIds[0] === 20).length
  }
  const send = createSender(sqs, url)
  const body: PostEvents = { v: 1, writtenAtMs: Date.now(), events: [created(20, AUTHOR)] }
  await Promise.all([send(JSON.stringify(body)), send('no json')])
  await vi.waitFor(async () => expect(await having()).toBeGreaterThan(0), { ...DEADLINE, interval: 1 })
  first.kill('SIGKILL')
  await first.ended

  const second = await runReady(FANOUT, environment)
  onTestFinished(() => void second.kill('SIGKILL'))
  expect((await fetch(`${second.address}/readyz`)).status).toBe(200)
  await vi.waitFor(async () => expect(await having()).toBe(READERS.length), DEADLINE)
  await vi.waitFor(
    async () => expect(await queueDepth(sqs, url)).toEqual({ visible: 0, inFlight: 0, delayed: 0 }),
    DEADLINE,
  )
  expect((await queueDepth(sqs, deadLetters)).visible).toBeGreaterThan(0)
  expect(await (await fetch(`${second.address}/metrics`)).text()).toMatch(/fanout_lag_seconds_count/)
  second.kill('SIGTERM')
  expect(await second.ended).toEqual([0, null])
}, 60_000)
