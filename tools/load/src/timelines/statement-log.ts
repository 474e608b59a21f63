import { openLogTail } from '../log-tail.ts'

/** A statement as Postgres itself logged it. */
export interface LoggedStatement {
  /** `application_name` of the connection: which process asked. */
  process: string
  /** What stands in the comment at its beginning; its name where there is none. */
  label: string
  /** Values of its parameters in their order, as texts; null as `NULL`. */
  parameters: string[]
}

/** Settings with which every statement is logged with who asked and what for. */
export const LOG_STATEMENTS = { log_statement: 'all', log_line_prefix: '%a|', log_parameter_max_length: -1 }

/** `feeds-1|LOG:  execute name: text`, further lines by a tab, then `feeds-1|DETAIL:  Parameters: …` where it has some. */
const LOGGED =
  /^([^|\n]*)\|LOG: {2}execute ([^:\n]+): (.*(?:\n\t.*)*)(?:\n[^|\n]*\|DETAIL: {2}(?:[Pp]arameters): (.*))?/gm
const LABEL = /^\/\* (.+?) \*\//
const PARAMETER = /\$\d+ = (?:'((?:[^']|'')*)'|(NULL))/g

/** What a server has logged since the last look. */
export function openStatementLog(file: string): () => LoggedStatement[] {
  const tail = openLogTail(file)
  return () => readStatements(tail())
}

/** The statements in a piece of a server's log. */
export function readStatements(log: string): LoggedStatement[] {
  return [...log.matchAll(LOGGED)].map(([, process = '', name = '', text = '', parameters = '']) => ({
    process,
    label: LABEL.exec(text)?.[1] ?? name,
    parameters: [...parameters.matchAll(PARAMETER)].map(
      ([, value, none]) => none ?? (value ?? '').replaceAll("''", "'"),
    ),
  }))
}

const LIST = /^\{(.*)\}$/

/**
 * What a statement asks for, one key each: its first parameter, or each element of it; of two parameters, the second of which
 * is a list, the first says what sort of thing is asked for.
 */
export function keysOf({ label, parameters }: LoggedStatement): string[] {
  const [first = '', second = ''] = parameters
  const ofSort = parameters.length === 2 ? LIST.exec(second)?.[1] : undefined
  const list = ofSort ?? LIST.exec(first)?.[1]
  const keys = list === undefined ? [first] : list.split(',')
  const sort = ofSort === undefined ? '' : `${first} `
  return keys.filter((key) => key !== '').map((key) => `${label} ${sort}${key}`)
}
