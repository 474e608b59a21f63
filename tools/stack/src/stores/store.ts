import { type Child, type ChildSpec, startChild } from '../child.ts'
import { tailOf } from '../log-file.ts'
import type { Run } from '../run-file.ts'
import { until } from '../until.ts'

/** Where a store works and who is told of its process. */
export interface StorePlace {
  /** Its own folder is made in there. */
  stateDir: string
  logDir: string
  run: Run
}

/** A store that answers. */
export interface Store {
  child: Child
  /** How clients reach it. */
  url: string
  /** Where everybody reads what it shows to everybody: an origin of its own. */
  publicUrl?: string
}

/** Longest wait for a store to answer (ms): Redis reading a large log, Postgres recovering after a crash. */
const BOOT_MS = 60_000

/** Starts a store and waits until `answers` is true. Throws, with the end of its log, where it dies or stays silent. */
export async function startStore(run: Run, spec: ChildSpec, answers: () => Promise<boolean>): Promise<Child> {
  const child = startChild(spec)
  run.record(child)
  try {
    await until(spec.name, BOOT_MS, async () => {
      if (!child.isRunning()) throw new Error(`${spec.name} ended while starting`)
      return answers()
    })
    return child
  } catch (error) {
    await child.stop(0)
    throw new Error(`${(error as Error).message}\n${tailOf(spec.logFile)}\n  (${spec.logFile})`, { cause: error })
  }
}
