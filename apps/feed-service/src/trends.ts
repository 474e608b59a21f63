import { openDatabase } from '@matjip/db-schema'
import { createLogger, createMetrics, createService, readConfig, runService } from '@matjip/service-kit'
import { config } from './trends-config.ts'
import { createRefreshMetrics } from './trends/refresh-metrics.ts'
import { createRefresh } from './trends/refresh-round.ts'
import { startRefreshing } from './trends/start-refreshing.ts'

/** One for the lock, one for the work. */
const CONNECTIONS = 3
/** Milliseconds: a statement reads a whole slot, not a page. */
const STATEMENT_TIMEOUT_MS = 30_000

const settings = readConfig(config)
const logger = createLogger('feed-service/trends', settings.LOG_LEVEL)
const metrics = createMetrics()
const database = openDatabase({
  url: settings.DATABASE_URL,
  poolSize: CONNECTIONS,
  statementTimeoutMs: STATEMENT_TIMEOUT_MS,
  onIdleError: (err) => logger.warn({ err }, 'a connection to Postgres broke'),
})
const service = await createService({
  logger,
  metrics,
  checks: { postgres: () => database.pool.query('select 1') },
})
const refreshing = startRefreshing({
  refresh: createRefresh({ pool: database.pool, maxPosts: settings.TRENDS_MAX_POSTS }),
  intervalMs: settings.TRENDS_INTERVAL_MS,
  logger,
  metrics: createRefreshMetrics(metrics),
})
await runService({
  service,
  logger,
  host: settings.HOST,
  port: settings.PORT,
  drainDelayMs: settings.DRAIN_DELAY_MS,
  close: async () => {
    await refreshing.stop()
    await database.close()
  },
})
