import { URGENCIES } from './urgency.ts'
import type { Urgency } from './urgency.ts'

/** Until where requests of an urgency are taken. */
export interface AdmissionLimit {
  /** Requests that this process has taken and not answered, of every urgency together. */
  places: number
  /** Milliseconds that a read waits for its answer, see `watchWaiting`; writes wait for SQS, which tells nothing of this process. */
  waitMs: number
  /** Milliseconds by which the event loop is late, see `watchLoopLateness`. */
  lateMs: number
}

export type AdmissionLimits = Readonly<Record<Urgency, AdmissionLimit>>

/**
 * At 100 to 900 CPU µs a request, 256 places are 40 to 250 ms of work on a core of one's own: there is always work to do. On a
 * part of one they are seconds, and an answer that comes after a second is of no use: there `waitMs` is what bounds them. Each
 * class has at most two thirds of the places of the next, so that under lasting pressure one class alone is refused in part,
 * those below it whole, and those above it not at all. Writes have room for a queue that is slow for a moment (SQS may take 2 s).
 * Lateness is for what takes no place, because it begins and ends within one turn of the loop.
 */
export const ADMISSION_LIMITS: AdmissionLimits = {
  ranked: { places: 64, waitMs: 100, lateMs: 50 },
  deep: { places: 96, waitMs: 150, lateMs: 75 },
  others: { places: 160, waitMs: 250, lateMs: 100 },
  own: { places: 256, waitMs: 400, lateMs: 200 },
  write: { places: 1_024, waitMs: Infinity, lateMs: 500 },
}

/** The limits with so many times the places, and as much more patience with a wait and a late loop. */
export function scaledLimits(scale: number): AdmissionLimits {
  const entries = URGENCIES.map((urgency) => {
    const { places, waitMs, lateMs } = ADMISSION_LIMITS[urgency]
    return [urgency, { places: Math.round(places * scale), waitMs: waitMs * scale, lateMs: lateMs * scale }] as const
  })
  return Object.fromEntries(entries) as Record<Urgency, AdmissionLimit>
}
