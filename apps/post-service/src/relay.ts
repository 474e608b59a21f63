import { openDatabase } from '@matjip/db-schema'
import { createSender, openSqs, queueDepth } from '@matjip/queue'
import { createLogger, createMetrics, createService, readConfig, runService } from '@matjip/service-kit'
import { config } from './relay-config.ts'
import { createRelayMetrics } from './relay/relay-metrics.ts'
import { startRelay } from './relay/start-relay.ts'

/** One for the batch, one for the health check. */
const CONNECTIONS = 2

const settings = readConfig(config)
const logger = createLogger('post-service/relay', settings.LOG_LEVEL)
const metrics = createMetrics()
const database = openDatabase({
  url: settings.DATABASE_URL,
  poolSize: CONNECTIONS,
  onIdleError: (err) => logger.warn({ err }, 'a connection to Postgres broke'),
})
const sqs = openSqs()
const queueUrl = settings.POST_EVENTS_QUEUE_URL

const service = await createService({
  logger,
  metrics,
  checks: { postgres: () => database.pool.query('select 1'), queue: () => queueDepth(sqs, queueUrl) },
})
const relay = startRelay({
  pool: database.pool,
  send: createSender(sqs, queueUrl),
  batch: settings.RELAY_BATCH,
  intervalMs: settings.RELAY_INTERVAL_MS,
  metrics: createRelayMetrics(metrics),
  logger,
})
await runService({
  service,
  logger,
  host: settings.HOST,
  port: settings.PORT,
  drainDelayMs: settings.DRAIN_DELAY_MS,
  onDrain: () => relay.stop(),
  close: async () => {
    sqs.destroy()
    await database.close()
  },
})
