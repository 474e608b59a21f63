import { SendMessageCommand } from '@aws-sdk/client-sqs'
import type { RelationMessage } from '@matjip/contracts'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { deleteBatch, quarantine, queueDepth, receive } from '@matjip/queue'
import { createTestQueue, openTestQueue } from '@matjip/queue/testing'
import { shardOf } from '@matjip/redis-keys'
import type { PendingEntry } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { applyDeliveries, createPostgresRecord, createRedisStore, foldShards, writeIntent } from '@matjip/relations'
import { checkLive } from '../src/index.ts'
import type { Violation } from '@matjip/relations'

/** Milliseconds between two looks: nothing moves while a test looks. */
const BETWEEN_MS = 1

/** A live system on real stores, moved by the test. */
export async function openLiveWorld() {
  const { sqs } = await openTestQueue()
  const [database, redis] = [await openTestDatabase(), await openTestRedis()]
  const { pool } = database
  const urls = { relations: '', quarantine: '', deadLetters: '' }
  const live = { pool, redis, sqs, urls }
  const store = createRedisStore(redis)
  const ports = {
    store,
    record: createPostgresRecord(pool),
    log: {
      acknowledge: (receipts: readonly { messageId: string; receiptHandle: string }[]) =>
        deleteBatch(sqs, urls.relations, receipts),
      quarantine: ({ messageId, operation }: PendingEntry, reason: string, detail: string) =>
        quarantine(sqs, urls.quarantine, { messageId, body: JSON.stringify(operation), reason, detail }),
    },
  }
  const send = (body: string, to = urls.relations) =>
    sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: body }))
  return {
    ...live,
    live,
    databaseUrl: database.url,
    redisUrl: redis.url,
    store,
    send,
    /** What the API does: the queue has it, and the actor sees it. */
    async accept(...operations: RelationMessage[]) {
      for (const operation of operations) {
        await send(JSON.stringify(operation))
        await writeIntent(redis, operation)
      }
    },
    /** What the consumer does with the next deliveries of healthy messages. */
    async apply(count: number) {
      const seen = new Set<string>()
      while (seen.size < count) {
        const messages = await receive(sqs, urls.relations, 2)
        const entries = messages.map((m) => ({ ...m, operation: JSON.parse(m.body) as RelationMessage }))
        await applyDeliveries(store, entries)
        for (const { messageId } of messages) seen.add(messageId)
      }
    },
    async fold() {
      await foldShards(ports, [...Array(store.shards).keys()], { limit: 1_000 })
    },
    /** `invariant subject: detail` of all violations. */
    async check(): Promise<string[]> {
      const { findings } = await checkLive(live, BETWEEN_MS)
      return findings.flatMap(({ violations }) => violations).map(words)
    },
    depth: (queueUrl: string) => queueDepth(sqs, queueUrl),
    /** Empty stores but for three people and ten posts, and new queues. */
    async reset() {
      await redis.flushdb()
      await pool.query('truncate users, posts, relations, relation_failures, counters cascade')
      await pool.query(
        `insert into users (id, handle, display_name) values (1, 'mina', '미나'), (2, 'jiho', '지호'), (3, 'sora', '소라')`,
      )
      await pool.query(
        `insert into posts (id, author_id, text, hashtags) select id, 1, '국밥', '{}' from generate_series(100, 109) as id`,
      )
      await pool.query('insert into counters (kind, owner_id, count, rev) values (4, 1, 10, 1)')
      const [relations, quarantineUrl, deadLetters] = await Promise.all([1, 2, 3].map(() => createTestQueue(sqs)))
      Object.assign(urls, { relations, quarantine: quarantineUrl, deadLetters })
    },
    async close() {
      sqs.destroy()
      redis.disconnect()
      await database.close()
    },
  }
}

const words = ({ invariant, subject, detail }: Violation) => `${invariant} ${subject}: ${detail}`

export const shardOfPost = (postId: number) => shardOf('like', postId)

let version = Date.now() * 1000

/** A like of post 100 by user 1, newer than all before, unless told otherwise. */
export function click(over: Partial<RelationMessage> = {}): RelationMessage {
  version += 1
  return {
    v: 1,
    kind: 'like',
    actorId: 1,
    actorHandle: 'mina',
    actorName: '미나',
    targetId: 100,
    active: true,
    version,
    opId: `op-${version}`,
    ...over,
  }
}
