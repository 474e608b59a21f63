import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** Resident memory of another process; undefined where this system does not tell (or it has ended), and only the time is bounded. */
export function residentBytes({ pid }: Pick<ChildProcess, 'pid'>): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) * 1024
  } catch {
    return undefined
  }
}
