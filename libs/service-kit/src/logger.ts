import pino from 'pino'
import type { Logger } from 'pino'

export type { Logger } from 'pino'

/** Bytes that are written at once: a write goes through another thread and costs as much as 15 lines. */
const WRITE_BYTES = 32_768
/** Milliseconds after which fewer are written too; a process that is killed outright loses this much of its log. */
const FLUSH_MS = 250

/**
 * JSON lines on stdout, written asynchronously. Tokens and signatures never get in: headers are not logged at all, and these paths are cut as a second line.
 * @param name the process, such as `relation-service/consumer`
 */
export function createLogger(name: string, level = 'info'): Logger {
  return pino(
    { name, level, redact: ['*.authorization', '*.accessToken', '*.url'], timestamp: pino.stdTimeFunctions.isoTime },
    pino.destination({ sync: false, minLength: WRITE_BYTES, maxWrite: 2 * WRITE_BYTES, periodicFlush: FLUSH_MS }),
  )
}
