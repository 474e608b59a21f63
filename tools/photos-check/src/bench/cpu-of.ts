import { readdirSync, readFileSync } from 'node:fs'

/** Clock ticks of a second in /proc, on every Linux that we know. */
const TICKS = 100

/** CPU seconds of a process and of its living and ended children, as the kernel counts (Linux). */
export function cpuSecondsOf(pid: number): number {
  const [own, ...children] = [pid, ...childrenOf(pid)].map((each) => ticksOf(each))
  const ended = own ? own.ended : 0
  return ([own, ...children].reduce((sum, ticks) => sum + (ticks?.own ?? 0), 0) + ended) / TICKS
}

function ticksOf(pid: number): { own: number; ended: number } | undefined {
  try {
    // Behind the name, which may hold anything but ends with the last parenthesis: state is field 3, utime 14, stime 15, those of ended children 16 and 17.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15)
    return { own: utime + stime, ended: cutime + cstime }
  } catch {
    return undefined
  }
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  )
}
