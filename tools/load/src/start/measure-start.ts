import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Arena, Entry } from '../arena/arena.ts'

/** Milliseconds after which what is allocated at the start is there. */
const SETTLE_MS = 1_000
const KB = 1024
const MB = 1e6
/** Milliseconds between two looks whether it is ready: a hundredth of the goal. */
const LOOK_MS = 5
const DEADLINE_MS = 30_000
const STOP_MS = 15_000

export interface StartCost {
  entry: Entry
  /** From the call of the kernel to the first 200 of `/readyz`. */
  readyMs: number
  /** Resident, a second later. */
  residentMb: number
}

/** Starts a process of the product some times, one after another. */
export async function measureStart(arena: Arena, entry: Entry, times: number): Promise<StartCost[]> {
  const costs: StartCost[] = []
  for (let n = 0; n < times; n += 1) {
    const began = performance.now()
    const { child, origin } = await arena.launch(entry)
    while (!(await isReady(origin))) {
      if (performance.now() - began > DEADLINE_MS) throw new Error(`${entry} is not ready`)
      await sleep(LOOK_MS)
    }
    const readyMs = performance.now() - began
    await sleep(SETTLE_MS)
    costs.push({ entry, readyMs, residentMb: residentBytes(child.pid) / MB })
    await child.stop(STOP_MS)
  }
  return costs
}

async function isReady(origin: string): Promise<boolean> {
  return fetch(`${origin}/readyz`).then(
    (answer) => answer.status === 200,
    () => false,
  )
}

/** Bytes of memory that are a process's in RAM. */
export function residentBytes(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * KB
}
