import { deleteBatch, quarantine, receive } from '@matjip/queue'
import { countPending } from '@matjip/redis-keys'
import { createHandler, createRedisStore } from '@matjip/relations'
import type { Delivery } from '@matjip/relations'
import { QUARANTINE, RELATIONS } from '../queue/memory-sqs.ts'
import type { Simulation } from '../world/simulation.ts'
import { redisOf, sqsOf } from '../world/stores.ts'
import { sleep } from '../world/world.ts'
import type { Life } from '../world/world.ts'

/** Milliseconds of rest: while too much is pending, while there is nothing, after a failure. As the consumer's loop rests. */
const BACKPRESSURE_MS = 100
const IDLE_MS = 1_000
const FAILED_MS = 500

/** A consumer process with several receivers, as relation-service runs it. */
export function startConsumer(simulation: Simulation, life: Life): void {
  const { world, stores, settings, ablation } = simulation
  const redis = redisOf(world, stores, life)
  const sqs = sqsOf(world, stores, life)
  const bare = createRedisStore(redis, settings.shards)
  const remove = (deliveries: readonly Delivery[]) => deleteBatch(sqs, RELATIONS, deliveries)
  const handle = createHandler({
    store: ablation?.store?.(bare) ?? bare,
    quarantine: (poison) => {
      if (ablation?.keepsPoison) throw new Error('poison')
      return quarantine(sqs, QUARANTINE, poison)
    },
    remove,
    now: world.timeline.now,
  })

  const receiver = async () => {
    for (;;) {
      try {
        if (!ablation?.noBackpressure && (await countPending(redis, settings.shards)) >= settings.maxPending) {
          await sleep(world, life, BACKPRESSURE_MS)
          continue
        }
        const deliveries = await receive(sqs, RELATIONS, 0)
        if (deliveries.length > 0) await handle(deliveries)
        else await sleep(world, life, IDLE_MS)
        if (ablation?.deletesApplied && deliveries.length > 0) await remove(deliveries)
      } catch {
        await sleep(world, life, FAILED_MS)
      }
    }
  }
  for (let count = 0; count < settings.receivers; count += 1) void receiver()
}
