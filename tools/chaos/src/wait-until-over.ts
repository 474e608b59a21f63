import { setTimeout as sleep } from 'node:timers/promises'
import type { ChaosSettings } from './settings.ts'
import type { Tally } from './tally.ts'

/** Milliseconds between looks, and between lines that say that the run lives. */
const LOOK_MS = 100
const SAY_MS = 15_000
/** Clicks that are taken before a run ends at so many faults: on a busy machine faults come sooner. */
const ENOUGH_CLICKS = 200

/** Faults of processes and stores: those of single requests and connections are counted beside them. */
export function greatFaults(faults: Tally): number {
  return faults
    .entries()
    .filter(([name]) => !/^(queue|connection):/.test(name))
    .reduce((sum, [, times]) => sum + times, 0)
}

/** Resolves when the time is up, or as many faults have come about as are wanted, amid clicks that were taken. */
export async function waitUntilOver(
  { runMs, maxFaults }: ChaosSettings,
  faults: Tally,
  counts: () => { accepted: number },
  say: (line: string) => void,
): Promise<void> {
  const end = Date.now() + runMs
  const isEnough = () => greatFaults(faults) >= maxFaults && counts().accepted >= ENOUGH_CLICKS
  for (let spoke = Date.now(); Date.now() < end && !isEnough(); await sleep(LOOK_MS)) {
    if (Date.now() - spoke < SAY_MS) continue
    spoke = Date.now()
    say(
      `${Math.round((end - spoke) / 1_000)} s to go: ${greatFaults(faults)} faults of processes and stores, ` +
        `${faults.total() - greatFaults(faults)} of requests and connections, ${counts().accepted} clicks accepted`,
    )
  }
}
