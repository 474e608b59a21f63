import { existsSync, mkdirSync, openSync, readFileSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'

/** Lines of a log that are shown when its process has failed. */
const TAIL_LINES = 20

/** Opens a new log, keeping the last run's as `<name>.previous.log`. */
export function openLog(file: string): number {
  mkdirSync(dirname(file), { recursive: true })
  if (existsSync(file)) renameSync(file, file.replace(/\.log$/, '') + '.previous.log')
  return openSync(file, 'a')
}

/** The last lines of a log, each indented; says so where there are none. */
export function tailOf(file: string, lines: number = TAIL_LINES): string {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trimEnd() : ''
  if (text === '') return '  (its log is empty)'
  return text
    .split('\n')
    .slice(-lines)
    .map((line) => `  | ${line}`)
    .join('\n')
}
