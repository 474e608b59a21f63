import { type Child, type ChildSpec, type Exit, startChild } from './child.ts'
import { tailOf } from './log-file.ts'
import type { Run } from './run-file.ts'

/** Thrown into a start that is being stopped. */
export class Stopping extends Error {}

/** A process that ended although nobody had asked it to. */
export interface Death {
  child: Child
  exit: Exit
}

/** The processes of one stack: started through it, watched by it, and refused once it stops. */
export interface Crew {
  /** Resolves with the first process that ends unasked. */
  readonly death: Promise<Death>
  /** Starts a process that is to live as long as the stack. */
  start(spec: ChildSpec): Child
  /** Watches a process that was started elsewhere. */
  watch(child: Child): void
  /** Runs a process to its end. @throws with the end of its log where it fails */
  finish(spec: ChildSpec): Promise<void>
  /** @throws Stopping once stop() was called */
  checkStopping(): void
  /** From now on nothing is started, and ends are expected; processes that were to finish are ended. */
  stop(): Promise<void>
}

/** Time for a one-off process to end by itself (ms). */
const FINISH_GRACE_MS = 3_000

export function createCrew(run: Run): Crew {
  let isStopping = false
  const finishing = new Set<Child>()
  let reportDeath: (death: Death) => void = () => undefined
  const death = new Promise<Death>((resolve) => (reportDeath = resolve))
  const checkStopping = () => {
    if (isStopping) throw new Stopping('The stack is being stopped')
  }
  const launch = (spec: ChildSpec) => {
    checkStopping()
    const child = startChild(spec)
    run.record(child)
    return child
  }
  const watch = (child: Child) => {
    void child.exited.then((exit) => {
      if (!isStopping) reportDeath({ child, exit })
    })
  }
  return {
    death,
    checkStopping,
    watch,
    start(spec) {
      const child = launch(spec)
      watch(child)
      return child
    },
    async finish(spec) {
      const child = launch(spec)
      finishing.add(child)
      const { code, signal } = await child.exited
      finishing.delete(child)
      checkStopping()
      if (code !== 0) throw new Error(`${spec.name} failed (${code ?? signal}):\n${tailOf(spec.logFile)}`)
    },
    async stop() {
      isStopping = true
      await Promise.all([...finishing].map((child) => child.stop(FINISH_GRACE_MS)))
    },
  }
}

/** One sentence and the end of the log: what a person needs to see when a process died. */
export function describeDeath({ child, exit }: Death): string {
  const how = exit.signal ? `was ended by ${exit.signal}` : `ended with code ${exit.code}`
  return `${child.name} ${how}. The end of ${child.logFile}:\n${tailOf(child.logFile)}`
}
