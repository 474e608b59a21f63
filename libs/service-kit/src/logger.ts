import pino from 'pino'
import type { Logger } from 'pino'

export type { Logger } from 'pino'

/**
 * JSON lines on stdout, written asynchronously. Tokens and signatures never get in: headers are not logged at all, and these paths are cut as a second line.
 * @param name the process, such as `relation-service/consumer`
 */
export function createLogger(name: string, level = 'info'): Logger {
  return pino(
    { name, level, redact: ['*.authorization', '*.accessToken', '*.url'], timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ sync: false, minLength: 0 }),
  )
}
