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

/** Which tests an output says to have failed, each with the first line of its error: what is left to read where a log keeps its end only. */
export function readFailures(output: string): string[] {
  return [...stripVTControlCharacters(output).matchAll(/^ FAIL {1,2}(.+)\n(.+)$/gm)].map(
    ([, test, error]) => `${test}: ${error}`,
  )
}
