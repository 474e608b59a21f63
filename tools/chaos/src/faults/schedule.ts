import { setTimeout as sleep } from 'node:timers/promises'
import type { Tally } from '../tally.ts'
import { scheduledFaults } from './scheduled-faults.ts'
import type { FaultDeps, ScheduledFault } from './scheduled-faults.ts'

export interface ScheduleOptions {
  /** Mean milliseconds from one to the next. */
  everyMs: number
  /** Names, or their beginnings, of faults that are left out. */
  without: readonly string[]
  tally: Tally
  onError: (fault: string, error: unknown) => void
}

export interface Schedule {
  /** Draws no more; resolves when those under way are over. */
  stop(): Promise<void>
}

/** Draws a fault every now and then; they may overlap, each store has one at a time. */
export function startSchedule(deps: FaultDeps, { everyMs, without, tally, onError }: ScheduleOptions): Schedule {
  const { random } = deps
  const wanted = scheduledFaults.filter(({ name }) => !without.some((start) => name.startsWith(start)))
  const stopping = new AbortController()
  const underWay = new Set<Promise<void>>()
  const taken = new Set<string>()

  const strike = (fault: ScheduledFault) => {
    const { name, subject } = fault
    if (subject) taken.add(subject)
    const over = fault
      .run(deps)
      .then(() => tally.add(name))
      .catch((error: unknown) => onError(name, error))
      .finally(() => {
        if (subject) taken.delete(subject)
        underWay.delete(over)
      })
    underWay.add(over)
  }

  const draw = async () => {
    while (!stopping.signal.aborted) {
      // Exponential: bursts and lulls, as accidents come.
      await sleep(-Math.log(1 - random.next()) * everyMs, undefined, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      const possible = wanted.filter(({ subject }) => !subject || !taken.has(subject))
      strike(random.pick(possible.flatMap((fault) => Array.from({ length: fault.weight }, () => fault))))
    }
  }
  const drawing = draw()
  return {
    async stop() {
      stopping.abort()
      await drawing
      await Promise.all(underWay)
    },
  }
}
