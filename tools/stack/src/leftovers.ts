import { killGroup } from './child.ts'
import { isAlive } from './identity.ts'
import { until } from './until.ts'

/** A process as it was noted by the run that started it. */
export interface Leftover {
  name: string
  pid: number
  identity: string
  stopSignal: NodeJS.Signals
}

/** Time for a leftover to end by itself (ms): Postgres writes its last checkpoint in it. */
const GRACE_MS = 8_000

/**
 * Ends processes that a killed run left behind, the last started first. A number that another process has by now is
 * left alone.
 * @returns the names of those that still lived
 */
export async function endLeftovers(recorded: readonly Leftover[]): Promise<string[]> {
  const alive = recorded.filter(({ pid, identity }) => isAlive(pid, identity)).reverse()
  for (const { pid, identity, stopSignal } of alive) {
    if (isAlive(pid, identity)) process.kill(pid, stopSignal)
    await until(`process ${pid} ending`, GRACE_MS, () => !isAlive(pid, identity)).catch(() => killGroup(pid))
  }
  return alive.map(({ name }) => name)
}
