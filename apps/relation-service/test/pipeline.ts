import { deleteBatch } from '@matjip/queue'
import type { PendingEntry } from '@matjip/redis-keys'
import { applyDeliveries, createPostgresRecord, createRedisStore, createTeller, foldShards } from '@matjip/relations'
import { takeDeliveries } from './clicks.ts'
import type { TestApp } from './test-app.ts'

/** What happens to clicks after the 202, step by step: the code of consumer and counter-batch, driven by the test. */
export function openPipeline({ queue, redis, pool }: Pick<TestApp, 'queue' | 'redis' | 'pool'>) {
  const store = createRedisStore(redis)
  const tell = createTeller(redis, (error) => {
    throw error
  })
  const ports = {
    store,
    tell,
    record: createPostgresRecord(pool),
    log: {
      acknowledge: (entries: readonly { messageId: string; receiptHandle: string }[]) =>
        deleteBatch(queue.sqs, queue.url, entries),
      quarantine: async ({ messageId }: PendingEntry, reason: string) => {
        throw new Error(`${messageId} is ${reason}`)
      },
    },
  }
  return {
    /** Takes the next clicks from the queue and shows them to readers. */
    async apply(count: number) {
      const deliveries = await takeDeliveries({ queue }, count)
      await applyDeliveries(store, deliveries)
      await tell(deliveries, (heard) => heard.map(({ operation }) => ({ operation, outcome: { status: 'applied' } })))
      return deliveries.map(({ operation }) => operation)
    },
    /** Puts everything that was applied into the record. */
    async fold() {
      await foldShards(ports, [...Array(store.shards).keys()], { limit: 100 })
    },
  }
}
