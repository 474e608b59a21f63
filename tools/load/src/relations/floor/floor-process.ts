/**
 * The floors as a process of its own, so that their CPU is told apart: does what its parent asks for, one thing after another.
 * Everything runs against the stores that the product runs on, in keys, tables and a queue of its own.
 */
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs'
import type { RelationMessage } from '@matjip/contracts'
import { openDatabase } from '@matjip/db-schema'
import { openSqs } from '@matjip/queue'
import { openRedis, redisReady } from '@matjip/redis-keys'
import { floorConsume, floorDelete } from './floor-consume.ts'
import { floorFold } from './floor-fold.ts'
import type { FloorOrder } from './start-floor.ts'

const { REDIS_URL = '', DATABASE_URL = '', FLOOR_QUEUE_URL: queueUrl = '' } = process.env
/** Messages that SQS takes at once. */
const SQS_BATCH = 10

const redis = await redisReady(openRedis({ url: REDIS_URL }))
const database = openDatabase({ url: DATABASE_URL })
const sqs = openSqs()
let receipts: string[] = []

const work: Record<FloorOrder['work'], (order: FloorOrder) => Promise<void>> = {
  send: async ({ clicks = [] }) => {
    const bodies = clicks.map((click, index) => JSON.stringify(messageOf(click, index)))
    for (let from = 0; from < bodies.length; from += SQS_BATCH) {
      const Entries = bodies
        .slice(from, from + SQS_BATCH)
        .map((MessageBody, place) => ({ Id: String(place), MessageBody }))
      await sqs.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries }))
    }
  },
  consume: async ({ count }) => {
    receipts = await floorConsume({ redis, sqs, queueUrl }, count)
  },
  delete: () => floorDelete({ redis, sqs, queueUrl }, receipts),
  fold: ({ count }) => floorFold(redis, database, count),
}

/** The message that relation-service would have sent. */
function messageOf(click: NonNullable<FloorOrder['clicks']>[number], index: number): RelationMessage {
  const name = `bench${click.actorId % 10_000}`
  const opId = String(index).padStart(12, '0')
  return { v: 1, ...click, actorHandle: name, actorName: name, version: Date.now() * 1000 + (index % 1000), opId }
}

process.on('message', (order: FloorOrder) => {
  void work[order.work](order).then(() => process.send?.('done'))
})
process.on('disconnect', () => process.exit(0))
process.send?.('ready')
