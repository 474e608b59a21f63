import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/**
 * A text that tells a process from any later one with the same number: its start time (and the boot it was in).
 * Undefined where no such process lives; a process that ended but was not yet collected counts as gone.
 */
export function identityOf(pid: number): string | undefined {
  return process.platform === 'linux' ? identityOnLinux(pid) : identityByPs(pid)
}

/** Whether the process that had this identity still lives. */
export function isAlive(pid: number, identity: string): boolean {
  return identityOf(pid) === identity
}

function identityOnLinux(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined
    // Field 22 of proc(5), in ticks since boot.
    return `${fields[19]}@${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`
  } catch {
    return undefined
  }
}

function identityByPs(pid: number): string | undefined {
  const run = spawnSync('ps', ['-o', 'lstart=,stat=', '-p', String(pid)], { encoding: 'utf8' })
  const text = run.stdout?.trim() ?? ''
  const [state = ''] = text.split(/\s+/).slice(-1)
  return text === '' || state.startsWith('Z') ? undefined : text.slice(0, -state.length).trim()
}
