import type { RelationMessage } from '@matjip/contracts'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { createSender, queueDepth, receive } from '@matjip/queue'
import { createTestQueue, openTestQueue } from '@matjip/queue/testing'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { applyDeliveries, createPostgresRecord, createRedisStore } from '@matjip/relations'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { createFoldMetrics } from '../src/fold/fold-metrics.ts'
import { createRound } from '../src/fold/fold-round.ts'
import { createSqsLog } from '../src/fold/sqs-log.ts'

/** The whole pipeline behind the API on real stores. */
export async function openPipeline({ visibilitySeconds = 30 } = {}) {
  const { sqs, url } = await openTestQueue(visibilitySeconds)
  const quarantineUrl = await createTestQueue(sqs)
  const [database, redis, registry] = [await openTestDatabase(), await openTestRedis(), createMetrics()]
  const logger = createLogger('test', 'silent')
  const store = createRedisStore(redis)
  const ports = {
    store,
    record: createPostgresRecord(database.pool),
    log: createSqsLog({ sqs, queueUrl: url, quarantineUrl, logger }),
  }
  const metrics = createFoldMetrics(registry)
  const newRound = (batch = 1_000) => createRound({ ports, redis, metrics, batch, lanes: 2 })
  await database.pool.query(
    `insert into posts (id, author_id, text, hashtags) select id, 1, '냉면', '{}' from generate_series(100, 119) as id`,
  )
  const send = createSender(sqs, url)
  return {
    sqs,
    url,
    quarantineUrl,
    database,
    redis,
    registry,
    logger,
    ports,
    newRound,
    send: (operations: readonly RelationMessage[]) =>
      Promise.all(operations.map((operation) => send(JSON.stringify(operation)))),
    /** What the consumer does, until it has applied deliveries of `count` messages. */
    async consume(count: number) {
      const applied = new Set<string>()
      while (applied.size < count) {
        const messages = await receive(sqs, url, 2)
        await applyDeliveries(
          store,
          messages.map((message) => ({ ...message, operation: JSON.parse(message.body) as RelationMessage })),
        )
        for (const { messageId } of messages) applied.add(messageId)
      }
    },
    depth: () => queueDepth(sqs, url),
    async likes() {
      const { rows } = await database.pool.query<{ owner_id: number; count: number; rows: number }>(
        `select c.owner_id, c.count, (select count(*) from relations r
           where r.kind = 2 and r.target_id = c.owner_id and r.active) as rows
         from counters c where c.kind = 3 order by 1`,
      )
      return rows
    },
    async close() {
      sqs.destroy()
      redis.disconnect()
      await database.close()
    },
  }
}

/** A like of post 100, accepted now. */
export function like(actorId: number, over: Partial<RelationMessage> = {}): RelationMessage {
  return {
    v: 1,
    kind: 'like',
    actorId,
    actorHandle: `u${actorId}`,
    actorName: '손님',
    targetId: 100,
    active: true,
    version: Date.now() * 1000 + actorId,
    opId: `op-${String(actorId).padStart(8, '0')}`,
    ...over,
  }
}
