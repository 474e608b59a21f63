import { randomBytes, randomUUID } from 'node:crypto'
import { setIntent } from '@matjip/redis-keys'
import type { PendingEntry, Redis } from '@matjip/redis-keys'
import { applyDeliveries, createRedisStore } from '@matjip/relations'
import { startStores, THROW_AWAY_REDIS } from '@matjip/stack'
import { Redis as Client } from 'ioredis'
import type { Click } from '../../arena/clicks.ts'
import { atMost } from '../../goals/goal.ts'
import type { Verdict } from '../../goals/verdict.ts'
import type { Stage } from '../stage.ts'
import { align } from '../../table.ts'

/** Enough that what a server needs by itself is nothing beside it. */
const EVENTS = 20_000
/** Bytes that Redis holds for a pending event above its message: overlay entry, less what packing the body saves. */
const MAX_ABOVE = 100
/** Characters of a receipt handle: as long as those of AWS, and as short as the local stand-in's. */
const HANDLES = { 'as from AWS': 400, 'as from the local queue': 36 }

/** What does Redis hold for a click that is not folded yet, and for a target of many? */
export async function memory({ arena }: Stage): Promise<Verdict> {
  const stores = await startStores({ only: ['redis'], redisSettings: THROW_AWAY_REDIS })
  // Without the product's time limit: nobody waits here.
  const redis = new Client(stores.redisUrl)
  try {
    const mix = arena.crowd.draw(EVENTS)
    const apart = mix.map((click, index): Click => ({ ...click, kind: 'like', targetId: 1e12 + index }))
    const onOne = mix.map((click, index): Click => ({ ...click, actorId: 4e15 + index, kind: 'like', targetId: 1e12 }))
    const rows = [
      ['bytes a pending event', 'message', 'above it: half to three targets', 'one target each', 'all to one target'],
    ]
    const above: number[] = []
    for (const [name, length] of Object.entries(HANDLES)) {
      const found = []
      for (const clicks of [mix, apart, onOne]) found.push(await pendingBytes(redis, clicks, length))
      rows.push([
        `receipt handle ${name}`,
        ...[found[0]?.message ?? NaN, ...found.map((f) => f.above)].map((b) => b.toFixed(0)),
      ])
      above.push(found[0]?.above ?? NaN)
    }
    console.log(align(rows))
    const [first, more] = [
      await intentBytes(redis, onOne),
      await intentBytes(
        redis,
        apart.map((click, index) => ({ ...click, actorId: 4e15 + (index >> 6) })),
      ),
    ]
    console.log(
      `\nintents, 15 minutes: ${first.toFixed(0)} B for an actor's only click, ${more.toFixed(0)} B a click of an actor's 64`,
    )
    // In production the handles are those of AWS.
    const [inProduction = NaN] = above
    return {
      goals: [atMost('a pending click above its message', inProduction, MAX_ABOVE, ' B', 0)],
      figure: `${inProduction.toFixed(0)} B a pending event above its message`,
      broken:
        inProduction > MAX_ABOVE
          ? [`${inProduction.toFixed(0)} B a pending event above its message, more than ${MAX_ABOVE}`]
          : [],
    }
  } finally {
    redis.disconnect()
    await stores.stop()
  }
}

/** Applies clicks as the consumer does, and gives the bytes of a message and what Redis holds beyond it. */
async function pendingBytes(redis: Redis, clicks: readonly Click[], handle: number) {
  const entries = clicks.map((click) => entryOf(click, handle))
  const message = entries.reduce((sum, entry) => sum + messageBytes(entry), 0)
  const used = await usedBy(redis, async () => {
    for (let from = 0; from < entries.length; from += 500)
      await applyDeliveries(createRedisStore(redis), entries.slice(from, from + 500))
  })
  return { message: message / clicks.length, above: (used - message) / clicks.length }
}

/** What SQS delivers: id, receipt handle and body. */
function messageBytes({ messageId, receiptHandle, operation }: PendingEntry): number {
  return messageId.length + receiptHandle.length + Buffer.byteLength(JSON.stringify(operation))
}

async function intentBytes(redis: Redis, clicks: readonly Click[]): Promise<number> {
  const used = await usedBy(redis, async () => {
    for (const click of clicks) await setIntent(redis, entryOf(click, 0).operation)
  })
  return used / clicks.length
}

/** By how much a server's own count of its memory grows, on an empty server. */
async function usedBy(redis: Redis, fill: () => Promise<void>): Promise<number> {
  const used = async () => Number(/used_memory:(\d+)/.exec(String(await redis.info('memory')))?.[1])
  // The scripts are loaded before it is measured.
  await fill()
  await redis.flushall()
  const before = await used()
  await fill()
  const after = await used()
  await redis.flushall()
  return after - before
}

function entryOf(click: Click, handle: number): PendingEntry {
  const name = `person${click.actorId % 10_000}`
  return {
    messageId: randomUUID(),
    receiptHandle: randomBytes(handle).toString('base64').slice(0, handle),
    receiveCount: 1,
    operation: {
      v: 1,
      ...click,
      actorHandle: name,
      actorName: name,
      version: Date.now() * 1000,
      opId: randomBytes(9).toString('base64url'),
    },
  }
}
