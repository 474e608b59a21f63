import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { readStat } from '../cost/cpu.ts'

/**
 * Puts processes, all below them and their threads on one core, so that what the generator takes is not taken from the product.
 * @returns whether it was done: it takes two cores and `taskset`
 */
export function pinTo(core: number, pids: readonly number[]): boolean {
  if (availableParallelism() < 2) return false
  return pids.flatMap(treeOf).every((pid) => spawnSync('taskset', ['-acp', String(core), String(pid)]).status === 0)
}

function treeOf(root: number): number[] {
  const parents = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        return [[Number(name), readStat(readFileSync(`/proc/${name}/stat`, 'utf8')).parent] as const]
      } catch {
        // It ended between the listing and the look.
        return []
      }
    })
  const below = (pid: number): number[] => [
    pid,
    ...parents.filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ]
  return below(root)
}
