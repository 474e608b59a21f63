import type { Fault } from '../world/faults.ts'
import type { Result } from './job.ts'

/** Sums over schedules. */
export interface Figures {
  schedules: number
  requests: number
  accepted: number
  steps: number
  faults: Map<Fault, number>
  failed: Result[]
}

export const noFigures = (): Figures => ({
  schedules: 0,
  requests: 0,
  accepted: 0,
  steps: 0,
  faults: new Map(),
  failed: [],
})

export function addResult(figures: Figures, result: Result): void {
  figures.schedules += 1
  figures.requests += result.requests
  figures.accepted += result.accepted
  figures.steps += result.steps
  for (const [fault, count] of result.faults) figures.faults.set(fault, (figures.faults.get(fault) ?? 0) + count)
  if (result.violations.length > 0) figures.failed.push(result)
}

export const count = (number: number) => number.toLocaleString('en')

export const faultsOf = ({ faults }: Figures) => [...faults.values()].reduce((sum, one) => sum + one, 0)

export function faultTable({ faults }: Figures): string {
  const rows = [...faults].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return rows.map(([fault, number]) => `  ${fault.padEnd(46)}${count(number).padStart(12)}`).join('\n')
}

/** The figure of a run, for its last line. */
export function figureLine(figures: Figures, seconds: number): string {
  const { schedules, requests, accepted, steps, failed } = figures
  return `${count(schedules)} schedules, ${count(requests)} requests (${count(accepted)} accepted), ${count(steps)} steps, ${count(faultsOf(figures))} faults in ${Math.round(seconds)} s: ${failed.length} violations`
}
