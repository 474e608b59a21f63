import { setTimeout as sleep } from 'node:timers/promises'
import closeWithGrace from 'close-with-grace'
import { listenWidely } from './listen-widely.ts'
import type { Logger } from './logger.ts'
import type { Service } from './service.ts'

/** A task gets 30 s between SIGTERM and SIGKILL; stay below it. */
const CLOSE_LIMIT_MS = 25_000

export interface RunOptions {
  service: Service
  logger: Logger
  host: string
  port: number
  /** See `DRAIN_DELAY_MS`. */
  drainDelayMs: number
  /** Told at once when draining begins, beside `drainDelayMs`: what takes work other than requests stops here. */
  onDrain?: () => Promise<unknown>
  /** Closes what the process has opened, after the last request has been answered. */
  close: () => Promise<void>
}

/** Listens, and drains on SIGTERM or SIGINT: not ready → no new work, running requests finish → stores close → exit 0. */
export async function runService({
  service,
  logger,
  host,
  port,
  drainDelayMs,
  onDrain,
  close,
}: RunOptions): Promise<void> {
  closeWithGrace({ delay: CLOSE_LIMIT_MS, logger: false }, async ({ signal, err }) => {
    if (err) logger.fatal({ err }, 'stopping after an unexpected error')
    else logger.info({ signal }, 'draining')
    service.drain()
    const stopped = onDrain?.().catch((error: unknown) => logger.error({ err: error }, 'could not stop orderly'))
    await Promise.all([sleep(drainDelayMs), stopped])
    await service.close()
    await close()
  })
  const address = await listenWidely(service, { host, port })
  logger.info({ address }, 'ready to serve')
}
