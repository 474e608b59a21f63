import type { RelationKind } from '@matjip/contracts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openRedis, redisReady } from '../open-redis.ts'
import { openTestRedis } from '../testing.ts'
import { listenToEvents, markEvents, readEvents, renewEvents } from './event-reader.ts'
import {
  EVENTS_PER_READ,
  LISTENERS_KEY,
  MAX_EVENTS,
  addEvents,
  eventsKey,
  listenersAmong,
  unpackEvent,
} from './events.ts'
import type { Outcome, RelationEvent } from './events.ts'

const ACTOR = 7
let redis: Awaited<ReturnType<typeof openTestRedis>>
beforeEach(async () => {
  redis = await openTestRedis()
})
afterEach(() => redis.disconnect())

const told = (version: number, outcome: Outcome = { status: 'applied' }, actorId = ACTOR): RelationEvent => ({
  operation: { kind: 'like', actorId, targetId: 100, active: version % 2 === 1, version, opId: `op-${version}-abc` },
  outcome,
  atMs: 1_795_403_565_123 + version,
})

/** Reads on from an entry to the end. */
async function readAll(after: string) {
  const all: RelationEvent[] = []
  for (let read = await readEvents(redis, ACTOR, after); ; read = await readEvents(redis, ACTOR, after)) {
    if (read === undefined) return undefined
    if (read.length === 0) return all
    expect(read.length).toBeLessThanOrEqual(EVENTS_PER_READ)
    all.push(...read.flatMap(({ event }) => event ?? []))
    after = read.at(-1)?.entry ?? after
  }
}

test('events of those who listen are read as they were written, in order', async () => {
  await listenToEvents(redis, ACTOR)
  const { entry } = await markEvents(redis, ACTOR)
  const mine = [
    told(1),
    told(2, { status: 'persisted', effect: 'changed' }),
    told(3, { status: 'persisted', effect: 'superseded' }),
    told(4, { status: 'failed', code: 'target-not-found' }),
  ]
  await addEvents(redis, mine)
  expect(await readAll(entry)).toEqual(mine)
})

test('the name of a hashtag is in its events, with and without an outcome of words', async () => {
  await listenToEvents(redis, ACTOR)
  const { entry } = await markEvents(redis, ACTOR)
  const ofHashtag = ({ operation, ...rest }: RelationEvent): RelationEvent => ({
    ...rest,
    operation: { ...operation, kind: 'hashtag', targetName: '마라탕' },
  })
  const mine = [
    ofHashtag(told(1)),
    ofHashtag(told(2, { status: 'persisted', effect: 'superseded' })),
    ofHashtag(told(3, { status: 'failed', code: 'too-many-hashtags' })),
  ]
  await addEvents(redis, mine)
  expect(await readAll(entry)).toEqual(mine)
})

test('who of many listens is known; of nobody, nothing is asked', async () => {
  expect(await listenersAmong(redis, [8, ACTOR])).toEqual(new Set())
  await listenToEvents(redis, ACTOR)
  expect(await listenersAmong(redis, [8, ACTOR, 9, ACTOR])).toEqual(new Set([ACTOR]))
  await Promise.all([20, 21, 22, 23].map((other) => listenToEvents(redis, other)))
  expect(await listenersAmong(redis, [8, ACTOR, 9, ACTOR])).toEqual(new Set([ACTOR]))
  expect(await listenersAmong(redis, [8, 9, 10, 11, 12, 13, ACTOR])).toEqual(new Set([ACTOR]))
  expect(await listenersAmong(redis, [])).toEqual(new Set())
})

test('who listens is woken', async () => {
  const subscriber = await redisReady(openRedis({ url: redis.url }))
  const woken = new Promise((resolve) => subscriber.on('message', resolve))
  await subscriber.subscribe(eventsKey(ACTOR))
  await listenToEvents(redis, ACTOR)
  await addEvents(redis, [told(1)])
  expect(await woken).toBe(eventsKey(ACTOR))
  subscriber.disconnect()
})

test('listening goes on without a break only where it was neither new, nor over, nor wiped', async () => {
  expect(await listenToEvents(redis, ACTOR)).toBe(false)
  expect(await listenToEvents(redis, ACTOR)).toBe(true)
  expect(await listenToEvents(redis, 8)).toBe(false)
  await redis.zadd(LISTENERS_KEY, 1, String(ACTOR))
  expect(await listenToEvents(redis, ACTOR)).toBe(false)
  await redis.flushdb()
  expect(await listenToEvents(redis, ACTOR)).toBe(false)
  await redis.zadd(LISTENERS_KEY, 1, '9')
  await listenToEvents(redis, ACTOR)
  expect(await redis.zscore(LISTENERS_KEY, '9')).toBeNull()
})

test('a place that was cut off or wiped is known to be gone', async () => {
  await listenToEvents(redis, ACTOR)
  const { entry, run } = await markEvents(redis, ACTOR)
  expect(await renewEvents(redis, ACTOR)).toBe(run)
  // Streams are cut by whole nodes of a hundred entries: well beyond the cap it is gone.
  await addEvents(
    redis,
    Array.from({ length: MAX_EVENTS * 3 }, (_, index) => told(index + 1)),
  )
  expect(await readAll(entry)).toBeUndefined()
  expect(await redis.xlen(eventsKey(ACTOR))).toBeLessThan(MAX_EVENTS * 2)
  const newer = await markEvents(redis, ACTOR)
  await addEvents(
    redis,
    Array.from({ length: EVENTS_PER_READ + 5 }, (_, index) => told(index + 1)),
  )
  expect(await readAll(newer.entry)).toHaveLength(EVENTS_PER_READ + 5)
  await redis.flushdb()
  expect(await readAll(newer.entry)).toBeUndefined()
})

test('an event of a kind that is not known yet is passed over', () => {
  expect(unpackEvent(ACTOR, JSON.stringify([99, 1, 1, 1, 'op-00000001', 1, 'applied']))).toBeUndefined()
  const kinds: RelationKind[] = ['follow', 'like']
  expect(kinds.map((kind) => unpackEvent(ACTOR, pack(kind))?.operation.kind)).toEqual(kinds)
})

const pack = (kind: RelationKind) =>
  JSON.stringify([{ follow: 1, like: 2 }[kind as 'follow' | 'like'], 1, 1, 1, 'op-00000001', 1, 'applied'])
