import { createLogger } from '../src/logger.ts'
import { createMetrics } from '../src/metrics.ts'
import { createService } from '../src/create-service.ts'
import { runService } from '../src/run-service.ts'

/** A process whose other work does not stop orderly; the test watches the order of what it says. */
const logger = createLogger('draining')
await runService({
  service: await createService({ logger, metrics: createMetrics(), checks: {} }),
  logger,
  host: '127.0.0.1',
  port: 0,
  drainDelayMs: 50,
  onDrain: async () => {
    logger.info('stops')
    throw new Error('not orderly')
  },
  close: async () => logger.info('stores close'),
})
