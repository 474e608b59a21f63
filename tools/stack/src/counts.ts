import { stripVTControlCharacters } from 'node:util'

/** Outcomes of tests or stages. */
export interface Counts {
  passed: number
  failed: number
  skipped: number
}

/** The line that ends every test command: `N passed, N failed`, and `, N skipped` where any was. */
export function countLine({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}

/** Reads the last such line of an output; undefined where there is none. Terminal colours are ignored. */
export function readCounts(output: string): Counts | undefined {
  const last = [...stripVTControlCharacters(output).matchAll(/^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?$/gm)].at(
    -1,
  )
  return last && { passed: Number(last[1]), failed: Number(last[2]), skipped: Number(last[3] ?? 0) }
}

/** How a test command names what failed: with the first line of the error, as a log may keep nothing else of it. */
export function failureLine(test: string, error = 'no message'): string {
  return `FAILED ${test}: ${error.trimStart().split('\n', 1)[0]}`
}

/** Reads such lines of an output, without their first word. Terminal colours are ignored. */
export function readFailures(output: string): string[] {
  return [...stripVTControlCharacters(output).matchAll(/^FAILED (.+)$/gm)].map(([, failure]) => failure!)
}
