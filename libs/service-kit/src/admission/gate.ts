import type { AdmissionLimits } from './limits.ts'
import type { Urgency } from './urgency.ts'

/** Why a request is refused: too many under way, the loop too late, or too many on its own connection. */
export type Pressure = 'places' | 'lateness' | 'pipelining'

export interface GateOptions {
  limits: AdmissionLimits
  /** Milliseconds by which the event loop is late. */
  lateMs: () => number
}

/** Who may come in. */
export interface Gate {
  /** undefined: welcome. */
  pressureOn(urgency: Urgency): Pressure | undefined
  enter(): void
  leave(): void
  taken(): number
}

/** Two comparisons a request: what is under way, and how late the loop is, against what its urgency bears. */
export function createGate({ limits, lateMs }: GateOptions): Gate {
  let taken = 0
  return {
    pressureOn(urgency) {
      const limit = limits[urgency]
      if (taken >= limit.places) return 'places'
      return lateMs() > limit.lateMs ? 'lateness' : undefined
    },
    enter: () => void (taken += 1),
    leave: () => void (taken -= 1),
    taken: () => taken,
  }
}
