import { parseCommandLine, HELP } from './command-line.ts'
import type { CommandLine } from './command-line.ts'

/** 1 says that something is wrong with the system; 2 that the question was, or that a store could not be asked. */
const UNABLE = 2

process.exitCode = await doctor(process.argv.slice(2))

async function doctor(argv: readonly string[]): Promise<number> {
  let line: CommandLine
  try {
    line = parseCommandLine(argv)
  } catch (error) {
    console.error(`${(error as Error).message} (see npm run doctor -- --help)`)
    return UNABLE
  }
  if (line.order === 'help') {
    console.log(HELP)
    return 0
  }
  try {
    // Loaded only now: the clients of the stores take most of a second, a misspelt word is told at once.
    const { perform } = await import('./perform.ts')
    const { text, summary, json, ok } = await perform(line.order, line.stateDir)
    console.log(line.isJson ? JSON.stringify(json, null, 2) : `${text}\n\n${summary}`)
    return ok ? 0 : 1
  } catch (error) {
    console.error(describe(error))
    return UNABLE
  }
}

/** Connection errors of several addresses have no message of their own. */
function describe(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(describe).join('; ')
  return error instanceof Error ? error.message : String(error)
}
