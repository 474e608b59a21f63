import { readdirSync, readFileSync } from 'node:fs'

/** Microseconds in a tick of /proc's clock: 100 ticks a second on every Linux that Node runs on. */
const TICK_US = 10_000

interface Stat {
  parent: number
  /** User and system time of the process itself, in ticks: what the scheduler counts is rounded down to them. */
  own: number
  /** The same of its children that have ended and were waited for. */
  ended: number
}

/** Of a line of /proc/PID/stat. The program's name, in brackets, may itself hold spaces and brackets. */
export function readStat(line: string): Stat {
  const fields = line.slice(line.lastIndexOf(')') + 2).split(' ')
  const field = (number: number) => Number(fields[number - 3])
  return { parent: field(4), own: field(14) + field(15), ended: field(16) + field(17) }
}

/**
 * Microseconds that the threads of a process have run, as the scheduler counts them: 2,000 requests of 50 µs are ten ticks, of which
 * one more or less is a tenth. undefined where the kernel does not say. Threads that have ended are not in it.
 */
function exactOf(pid: string): number | undefined {
  try {
    const threads = readdirSync(`/proc/${pid}/task`)
    return threads.reduce((sum, thread) => sum + readSchedstat(`/proc/${pid}/task/${thread}/schedstat`), 0)
  } catch {
    return undefined
  }
}

function readSchedstat(file: string): number {
  return Number(readFileSync(file, 'utf8').split(' ')[0]) / 1_000
}

/** CPU time in microseconds that a process and all below it have used so far, also those that have ended. */
export function cpuOfTree(pid: number): number {
  const stats = new Map<number, Stat>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      stats.set(Number(name), readStat(readFileSync(`/proc/${name}/stat`, 'utf8')))
    } catch {
      // It ended between the listing and the look.
    }
  }
  const timeOf = (of: number): number => {
    const stat = stats.get(of)
    if (!stat) return 0
    const children = [...stats].filter(([, { parent }]) => parent === of)
    const own = exactOf(String(of)) ?? stat.own * TICK_US
    return own + stat.ended * TICK_US + children.reduce((sum, [child]) => sum + timeOf(child), 0)
  }
  return timeOf(pid)
}

/** CPU time in microseconds that this process alone has used so far. */
export function ownCpu(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}
