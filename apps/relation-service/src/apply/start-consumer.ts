import { SQS_BATCH, deleteBatch, quarantine, startReceiving } from '@matjip/queue'
import type { Receiving, SQSClient } from '@matjip/queue'
import { countPending } from '@matjip/redis-keys'
import type { PendingEntry, Redis, Tiding } from '@matjip/redis-keys'
import { createHandler, createRedisStore, createTeller } from '@matjip/relations'
import type { Logger, Tracing } from '@matjip/service-kit'
import type { Registry } from 'prom-client'
import { createApplyMetrics } from './apply-metrics.ts'
import { createBackpressure } from './backpressure.ts'
import { traceDeliveries } from './trace-deliveries.ts'

export interface ConsumerDeps {
  redis: Redis
  sqs: SQSClient
  queueUrl: string
  quarantineUrl: string
  logger: Logger
  metrics: Registry
  tracing?: Tracing | undefined
  receivers: number
  maxPending: number
  /** Failures alone after which a message that fails alone once more is poison. */
  poisonReceives?: number
  /** Seconds of a long poll, for tests. */
  waitSeconds?: number
}

/**
 * Under load, deliveries wait this long, in milliseconds, to be applied together: little beside the second until others'
 * counts are right in the record, and a click applied with 200 others costs a third of one applied with 30.
 */
const GATHER_MS = 40
/** What all receivers hold by then at their most; as many go to Redis at once. */
const ENOUGH = 200

const asApplied = (heard: readonly PendingEntry[]): Tiding[] =>
  heard.map(({ operation }) => ({ operation, outcome: { status: 'applied' } }))

/** Starts to apply what comes from the queue. */
export function startConsumer(deps: ConsumerDeps): Receiving {
  const { redis, sqs, queueUrl, quarantineUrl, logger } = deps
  const metrics = createApplyMetrics(deps.metrics)
  const noteUntold = (err: unknown) => logger.debug({ err }, 'could not tell that clicks are applied')
  const tell = createTeller(redis, noteUntold)
  const traces = traceDeliveries(deps.tracing)
  const handle = createHandler({
    store: createRedisStore(redis),
    quarantine: async (poison) => {
      await quarantine(sqs, quarantineUrl, poison)
      logger.warn(
        { messageId: poison.messageId, reason: poison.reason, detail: poison.detail },
        'quarantined a message',
      )
    },
    remove: (messages) => deleteBatch(sqs, queueUrl, messages),
    onApplied(entries, changed) {
      traces.ended(entries)
      metrics.applied.inc({ outcome: 'changed' }, changed)
      metrics.applied.inc({ outcome: 'unchanged' }, entries.length - changed)
      const appliedAt = Date.now()
      for (const { operation } of entries) metrics.lag.observe(Math.max(0, appliedAt / 1e3 - operation.version / 1e6))
      // Best effort and never waited for: what matters is told by the fold.
      tell(entries, asApplied).catch(noteUntold)
    },
    onFault({ messageId, receiveCount, operation: { opId } }, err) {
      metrics.faults.inc()
      logger.warn({ err, messageId, receiveCount, opId }, 'a message failed alone')
    },
    company: {
      enough: Math.min(ENOUGH, deps.receivers * SQS_BATCH),
      after(run) {
        const timer = setTimeout(run, GATHER_MS)
        return () => clearTimeout(timer)
      },
    },
    ...(deps.poisonReceives === undefined ? {} : { poisonReceives: deps.poisonReceives }),
    onPoison: (reason) => metrics.poison.inc({ reason }),
  })
  const pending = async () => {
    const count = await countPending(redis)
    metrics.pending.set(count)
    return count
  }
  return startReceiving(sqs, {
    queueUrl,
    receivers: deps.receivers,
    ...(deps.waitSeconds === undefined ? {} : { waitSeconds: deps.waitSeconds }),
    mayReceive: createBackpressure(pending, deps.maxPending),
    handle: async (messages) => {
      const deliveries = traces.received(messages)
      try {
        await handle(deliveries)
      } catch (error) {
        traces.ended(deliveries, error)
        throw error
      }
      // Of those that went to quarantine.
      traces.ended(deliveries)
    },
    onError(err) {
      metrics.errors.inc()
      logger.warn({ err }, 'could not receive or apply; what was received comes again')
    },
  })
}
