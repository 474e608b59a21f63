import type { AdmissionLimits } from './limits.ts'
import type { RouteUrgency, Urgency } from './urgency.ts'
import type { Waiting } from './waiting.ts'

/** Why a request is refused: too many under way, too long a wait, the loop too late, or too many on its own connection. */
export type Pressure = 'places' | 'waiting' | 'lateness' | 'pipelining'

export interface GateOptions {
  limits: AdmissionLimits
  /** Milliseconds by which the event loop is late. */
  lateMs: () => number
  /** How long reads wait. */
  waiting: Pick<Waiting, 'enter' | 'leave' | 'ms'>
}

/** Who may come in. */
export interface Gate {
  /** undefined: welcome. */
  pressureOn(urgency: Urgency): Pressure | undefined
  enter(urgency: RouteUrgency): void
  leave(urgency: RouteUrgency): void
  taken(): number
}

/** Three comparisons a request: what is under way, how long it waits, and how late the loop is, against what its urgency bears. */
export function createGate({ limits, lateMs, waiting }: GateOptions): Gate {
  let taken = 0
  return {
    pressureOn(urgency) {
      const limit = limits[urgency]
      if (taken >= limit.places) return 'places'
      if (waiting.ms() > limit.waitMs) return 'waiting'
      return lateMs() > limit.lateMs ? 'lateness' : undefined
    },
    enter(urgency) {
      taken += 1
      if (urgency !== 'write') waiting.enter()
    },
    leave(urgency) {
      taken -= 1
      if (urgency !== 'write') waiting.leave()
    },
    taken: () => taken,
  }
}
