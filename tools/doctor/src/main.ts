import { parseCommandLine, HELP } from './command-line.ts'
import type { CommandLine, Order } from './command-line.ts'
import { connect } from './connect.ts'
import type { Connections } from './connect.ts'
import { checkCommand } from './commands/check-command.ts'
import { explainCommand } from './commands/explain-command.ts'
import { listCommand, redriveCommand } from './commands/set-aside-commands.ts'
import { queuesCommand } from './commands/queues-command.ts'
import type { Report } from './output/report.ts'

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
    const stores = await connect(line.stateDir)
    const report = await run(stores, line.order).finally(() => stores.close())
    if (line.isJson) console.log(JSON.stringify(report.json, null, 2))
    else console.log(`${report.text}\n\n${report.summary}`)
    return report.ok ? 0 : 1
  } catch (error) {
    console.error(describe(error))
    return UNABLE
  }
}

function run(stores: Connections, order: Order): Promise<Report> {
  switch (order.command) {
    case 'check':
      return checkCommand(stores)
    case 'queues':
      return queuesCommand(stores)
    case 'list':
      return listCommand(stores, order.queue)
    case 'redrive':
      return redriveCommand(stores, order.queue, order.ids)
    case 'explain':
      return explainCommand(stores, order)
  }
}

/** Connection errors of several addresses have no message of their own. */
function describe(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(describe).join('; ')
  return error instanceof Error ? error.message : String(error)
}
