import { CALLERS } from './callers.ts'
import type { Outcome } from './run-matrix.ts'

/** The matrix as a table: a row for each route, a status for each caller; `!` marks a fault, `–` what cannot be asked. */
export function matrixLines(outcomes: readonly Outcome[]): string[] {
  const rows = new Map<string, Map<string, string>>()
  for (const { cell, status, faults } of outcomes) {
    const name = `${cell.route.method} ${cell.route.path}`
    const row = rows.get(name) ?? new Map<string, string>()
    rows.set(name, row.set(cell.caller, `${status}${faults.length > 0 ? '!' : ''}`))
  }
  const width = Math.max(...[...rows.keys()].map((name) => name.length))
  const line = (name: string, texts: readonly string[]) =>
    [name.padEnd(width), ...texts.map((text) => text.padStart(10))].join(' ')
  return [
    line('', CALLERS),
    ...[...rows].map(([name, row]) =>
      line(
        name,
        CALLERS.map((caller) => row.get(caller) ?? '–'),
      ),
    ),
  ]
}

/** Each fault with its cell. */
export function faultLines(outcomes: readonly Outcome[]): string[] {
  return outcomes.flatMap(({ cell, faults }) =>
    faults.map((fault) => `${cell.route.method} ${cell.route.path} as ${cell.caller} (${cell.sent.path}): ${fault}`),
  )
}
