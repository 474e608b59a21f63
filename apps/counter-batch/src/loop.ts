import { queueDepth } from '@matjip/queue'
import { createLogger, createMetrics, createService, openTracing, readConfig, runService } from '@matjip/service-kit'
import { createRecentOwners } from './audit/recent-owners.ts'
import { startBeside } from './beside-the-fold.ts'
import { openConnections } from './connections.ts'
import { startLoop } from './fold/fold-loop.ts'
import { createFoldMetrics } from './fold/fold-metrics.ts'
import { createRound } from './fold/fold-round.ts'
import { traceFold } from './fold/trace-fold.ts'
import { config } from './loop-config.ts'

const settings = readConfig(config)
const logger = createLogger('counter-batch', settings.LOG_LEVEL)
const metrics = createMetrics()
const { database, redis, sqs, ports, close } = await openConnections(settings, logger)
const service = await createService({
  logger,
  metrics,
  checks: {
    postgres: () => database.pool.query('select 1'),
    redis: () => redis.ping(),
    queue: () => queueDepth(sqs, settings.RELATIONS_QUEUE_URL),
  },
})
const tracing = await openTracing('counter-batch', settings)
const recent = createRecentOwners()
const round = createRound({
  ports: traceFold({ ...ports, record: recent.watch(ports.record) }, tracing),
  redis,
  metrics: createFoldMetrics(metrics),
  batch: settings.FOLD_BATCH,
  lanes: settings.FOLD_LANES,
})
const loop = startLoop({ round, intervalMs: settings.FOLD_INTERVAL_MS, logger })
const beside = startBeside({ pool: database.pool, redis, sqs, recent, metrics, logger, settings })
await runService({
  service,
  logger,
  host: settings.HOST,
  port: settings.PORT,
  drainDelayMs: settings.DRAIN_DELAY_MS,
  close: async () => {
    await Promise.all([loop.stop(), beside.stop()])
    await tracing?.close()
    await close()
  },
})
