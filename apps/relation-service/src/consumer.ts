import { openSqs, queueDepth } from '@matjip/queue'
import { openRedis, redisReady } from '@matjip/redis-keys'
import { createLogger, createMetrics, createService, openTracing, readConfig, runService } from '@matjip/service-kit'
import { startConsumer } from './apply/start-consumer.ts'
import { config } from './consumer-config.ts'

const settings = readConfig(config)
const logger = createLogger('relation-service/consumer', settings.LOG_LEVEL)
const metrics = createMetrics()
const redis = openRedis({
  url: settings.REDIS_URL,
  onError: (err) => logger.warn({ err }, 'the connection to Redis broke'),
})
const sqs = openSqs()
const queueUrl = settings.RELATIONS_QUEUE_URL
const service = await createService({
  logger,
  metrics,
  checks: { redis: () => redis.ping(), queue: () => queueDepth(sqs, queueUrl) },
})
// Without Redis at the start the receivers fail and rest until it is there.
await redisReady(redis).catch((err: unknown) => logger.warn({ err }, 'Redis is not there yet'))
const tracing = await openTracing('relation-service/consumer', settings)
const receiving = startConsumer({
  tracing,
  redis,
  sqs,
  queueUrl,
  quarantineUrl: settings.RELATIONS_QUARANTINE_QUEUE_URL,
  logger,
  metrics,
  receivers: settings.RECEIVERS,
  maxPending: settings.MAX_PENDING,
  poisonReceives: settings.POISON_RECEIVES,
})
await runService({
  service,
  logger,
  host: settings.HOST,
  port: settings.PORT,
  drainDelayMs: settings.DRAIN_DELAY_MS,
  onDrain: () => receiving.stop(),
  close: async () => {
    sqs.destroy()
    redis.disconnect()
    await tracing?.close()
  },
})
