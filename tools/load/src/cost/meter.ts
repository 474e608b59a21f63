import { cpuOfTree } from './cpu.ts'

/** What reads the CPU time of each part so far, in microseconds. */
export type Clocks<Name extends string> = Readonly<Record<Name, () => number>>

/** CPU microseconds by part. */
export type Cpu<Name extends string> = Record<Name, number>

/** The CPU time of some processes and all below them, together. */
export function clockOf(...pids: number[]): () => number {
  return () => pids.reduce((sum, pid) => sum + cpuOfTree(pid), 0)
}

/** Starts to count; what it returns gives the CPU time of each part since then. */
export function startMeter<Name extends string>(clocks: Clocks<Name>): () => Cpu<Name> {
  const names = Object.keys(clocks) as Name[]
  const before = new Map(names.map((name) => [name, clocks[name]()]))
  return () => Object.fromEntries(names.map((name) => [name, clocks[name]() - (before.get(name) ?? 0)])) as Cpu<Name>
}
