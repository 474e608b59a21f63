import { createLogger, createMetrics, readConfig } from '@matjip/service-kit'
import { openConnections } from './connections.ts'
import { drain } from './fold/drain.ts'
import { createFoldMetrics } from './fold/fold-metrics.ts'
import { createRound } from './fold/fold-round.ts'
import { config } from './once-config.ts'

const settings = readConfig(config)
const logger = createLogger('counter-batch/once', settings.LOG_LEVEL)
const { redis, ports, close } = await openConnections(settings, logger)
try {
  const round = createRound({
    ports,
    redis,
    metrics: createFoldMetrics(createMetrics()),
    batch: settings.FOLD_BATCH,
    lanes: settings.FOLD_LANES,
  })
  logger.info(await drain(round), 'folded what was pending')
} catch (err) {
  logger.fatal({ err }, 'could not fold everything; what is pending is folded next time')
  process.exitCode = 1
} finally {
  await close()
}
