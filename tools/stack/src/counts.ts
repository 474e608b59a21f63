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

/** What is thrown, as far as it is told. */
export interface Failure {
  /** Not of what is thrown without one. */
  message?: string | undefined
  /** What it was thrown for. */
  cause?: unknown
}

/** Characters of a message that are told: those of a property name the seed and the counterexample. */
const MAX_MESSAGE = 1_000

/** How a test command names what failed: in one line, as a log may keep nothing else of it. */
export function failureLine(test: string, failure: Failure = {}): string {
  const why = isFailure(failure.cause) ? `, for ${messageOf(failure.cause)}` : ''
  return `FAILED ${test}: ${messageOf(failure)}${why}`
}

const isFailure = (cause: unknown): cause is Failure => typeof cause === 'object' && cause !== null

const messageOf = ({ message }: Failure) =>
  String(message ?? 'no message')
    .trim()
    .replaceAll(/\s+/g, ' ')
    .slice(0, MAX_MESSAGE)

/** Reads such lines of an output, without their first word. Terminal colours are ignored. */
export function readFailures(output: string): string[] {
  return [...stripVTControlCharacters(output).matchAll(/^FAILED (.+)$/gm)].map(([, failure]) => failure!)
}
