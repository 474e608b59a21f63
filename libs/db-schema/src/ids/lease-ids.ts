import { randomUUID } from 'node:crypto'
import { createSnowflake, ProblemError, SNOWFLAKE_WORKERS, snowflakeTime } from '@matjip/contracts'
import type pg from 'pg'
import { extendReservation, giveBack, takeWorker } from './reservation.ts'

export interface LeaseOptions {
  pool: pg.Pool
  /** What the ids are of, `post` or `upload`: each kind has all worker numbers for itself. */
  kind: string
  /** Told where no number could be had or kept; it is tried again. */
  onError?: (error: unknown) => void
  /** Milliseconds for which ids are reserved ahead. */
  leaseMs?: number
  /** Milliseconds since 1970, the machine's clock by default. */
  now?: () => number
  /** Numbers that there are. */
  workers?: number
}

/** Makes ids of one kind. */
export interface Ids {
  /** @throws ProblemError service-unavailable where Postgres has not said for this moment that the number is ours */
  next(): number
  /** Sees to it that ids can be made for the next half minute. @throws where Postgres is away or all numbers are taken */
  ensure(): Promise<void>
  /** Makes no more, and leaves the number to others at once. */
  close(): Promise<void>
}

/** Half a minute: Postgres may be away, or this process held up, for so long; after a kill the number rests for so long. */
const LEASE_MS = 30_000

/**
 * Ids with a worker number that is leased, not configured. What is leased is not the number for a while but moments of the
 * ids themselves: Postgres grants `[from, until)` of a number to one process, and an id outside of it is never handed out.
 * So two processes cannot make the same id whatever their clocks say, whoever was frozen, and whichever connection was lost
 * without anybody noticing: the one that lost its number still has its moments, and its successor has later ones.
 */
export function leaseIds(options: LeaseOptions): Ids {
  const { pool, kind, onError = () => {}, leaseMs = LEASE_MS, now = Date.now, workers = SNOWFLAKE_WORKERS } = options
  const me = { kind, holder: randomUUID() }
  let held: { worker: number; make: () => number; untilMs: number; usedUntilMs: number } | undefined
  let running: Promise<void> | undefined
  let isClosed = false

  const extendOrTake = async () => {
    if (held) {
      const untilMs = await extendReservation(pool, me, held.worker, now() + leaseMs)
      if (untilMs !== undefined) {
        held.untilMs = untilMs
        return
      }
      held = undefined
    }
    // Each lost race is somebody else's number: after as many there is none.
    for (let attempt = 0; attempt < workers; attempt += 1) {
      const fromMs = now()
      const untilMs = fromMs + leaseMs
      const worker = await takeWorker(pool, me, { fromMs, untilMs, workers })
      if (worker === undefined) continue
      held = { worker, make: createSnowflake(worker, now, fromMs), untilMs, usedUntilMs: fromMs }
      return
    }
    throw new Error(`no worker number for ids of kind ${kind} is free`)
  }
  const ensure = () => {
    if (isClosed) return Promise.reject(new Error('closed'))
    running ??= extendOrTake().finally(() => (running = undefined))
    return running
  }
  return {
    ensure,
    next() {
      if (held && !isClosed) {
        const id = held.make()
        const idMs = snowflakeTime(id)
        if (idMs < held.untilMs) {
          held.usedUntilMs = idMs + 1
          return id
        }
      }
      // After a pause the first caller is here before any timer.
      ensure().catch(onError)
      throw new ProblemError('service-unavailable', { retryAfterS: 1 })
    },
    async close() {
      isClosed = true
      await running?.catch(() => {})
      if (held) await giveBack(pool, me, held.worker, held.usedUntilMs)
    },
  }
}
