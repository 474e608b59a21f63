/** What a command came to. */
export interface Report {
  /** For people: tables and sentences. */
  text: string
  /** The last line: the figure. */
  summary: string
  /** For programs: what `--json` prints instead. */
  json: unknown
  /** Whether everything is as it should be. */
  ok: boolean
}
