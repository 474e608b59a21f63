import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startChild } from '@matjip/stack'
import type { Child, Run } from '@matjip/stack'
import { formatFailPoint } from '../preload/fail-point-table.ts'
import type { ArmedFailPoint } from '../preload/fail-point-table.ts'

const PRELOAD = join(import.meta.dirname, '../preload/preload.ts')
/** Milliseconds for a process to drain at the end. */
const STOP_MS = 15_000
/** Logs of this many lives of a process are kept in turn: enough to see what led to the last ends. */
const LOGS = 20

export interface ProcessPlan {
  name: string
  /** What sort of process it is: several may be alike. */
  role: string
  bundle: string
  env: Record<string, string | undefined>
  /** Milliseconds that its clock is wrong by. */
  skewMs: number
  logDir: string
  run: Run
  /** Where its next life ends by itself; undefined where it is to live on. Asked before every start. */
  nextFailPoint: () => ArmedFailPoint | undefined
  /** Milliseconds until it is started again. */
  restartDelayMs: () => number
  /** Told of each end: of itself at a fail point, by us, or for a reason of its own (which is a defect). */
  onEnd: (end: ProcessEnd) => void
}

export type ProcessEnd =
  { how: 'fail point'; point: string } | { how: 'killed' } | { how: 'by itself'; lastWords: string; exit: string }

/** A process of the product that is started again whenever it ends. */
export interface ProductProcess {
  name: string
  role: string
  origin: string
  kill(): void
  /** Stops it (SIGSTOP) for a while. Resolves when it goes on, or is dead. */
  pause(ms: number): Promise<void>
  /** From now on it lives, unless it is so young that it does not listen yet. */
  disarm(): void
  stop(): Promise<void>
}

export function startProcess(plan: ProcessPlan): ProductProcess {
  let child: Child
  let life = 0
  let isStopping = false
  let wasKilled = false

  const start = () => {
    const point = plan.nextFailPoint()
    wasKilled = false
    life += 1
    child = startChild({
      name: plan.name,
      command: process.execPath,
      args: ['--import', PRELOAD, plan.bundle],
      env: {
        ...plan.env,
        CHAOS_PID: String(process.pid),
        CLOCK_SKEW_MS: String(plan.skewMs),
        ...(point && { FAIL_POINT: formatFailPoint(point) }),
      },
      logFile: join(plan.logDir, `${plan.name}.${life % LOGS}.log`),
    })
    plan.run.record(child)
    void child.exited.then(async ({ code, signal }) => {
      if (isStopping) return
      if (wasKilled) plan.onEnd({ how: 'killed' })
      else if (point && signal === 'SIGKILL')
        plan.onEnd({ how: 'fail point', point: `${point.point.role}:${point.point.name}:${point.moment}` })
      else plan.onEnd({ how: 'by itself', lastWords: lastWordsIn(child.logFile), exit: signal ?? `code ${code}` })
      await sleep(plan.restartDelayMs())
      if (!isStopping) start()
    })
  }
  start()

  const signal = (name: NodeJS.Signals) => {
    try {
      if (child.isRunning()) process.kill(child.pid, name)
    } catch {
      // It ended between the look and the signal.
    }
  }
  return {
    name: plan.name,
    role: plan.role,
    origin: `http://127.0.0.1:${plan.env.PORT}`,
    kill() {
      wasKilled = child.isRunning()
      signal('SIGKILL')
    },
    async pause(ms) {
      const paused = child
      signal('SIGSTOP')
      await Promise.race([sleep(ms), paused.exited])
      if (paused === child) signal('SIGCONT')
    },
    disarm() {
      signal('SIGWINCH')
    },
    async stop() {
      isStopping = true
      signal('SIGCONT')
      await child.stop(STOP_MS)
    },
  }
}

/** Characters of a log that tell what a process died of. */
const LAST_WORDS = 1_500

function lastWordsIn(logFile: string): string {
  return readFileSync(logFile, 'utf8').trim().slice(-LAST_WORDS)
}
