import { checkCommand } from './commands/check-command.ts'
import { explainCommand } from './commands/explain-command.ts'
import { compareFeedCommand, explainFeedCommand, rebuildFeedCommand } from './commands/feed-commands.ts'
import { keysCommand } from './commands/keys-command.ts'
import { memoryCommand } from './commands/memory-command.ts'
import { queuesCommand } from './commands/queues-command.ts'
import { listCommand, redriveCommand } from './commands/set-aside-commands.ts'
import type { CommandLine, Order } from './command-line.ts'
import { connect } from './connect.ts'
import type { Connections } from './connect.ts'
import type { Report } from './output/report.ts'

/** Does what was asked for, on the stores of the environment or of the stack that is named. */
export async function perform(order: Order, stateDir: CommandLine['stateDir']): Promise<Report> {
  const stores = await connect(stateDir)
  return report(stores, order).finally(() => stores.close())
}

function report(stores: Connections, order: Order): Promise<Report> {
  switch (order.command) {
    case 'check':
      return checkCommand(stores)
    case 'queues':
      return queuesCommand(stores)
    case 'memory':
      return memoryCommand(stores)
    case 'feed explain':
      return explainFeedCommand(stores, order)
    case 'feed rebuild':
      return rebuildFeedCommand(stores, order)
    case 'feed compare':
      return compareFeedCommand(stores, order)
    case 'keys':
      return keysCommand(stores)
    case 'list':
      return listCommand(stores, order.queue)
    case 'redrive':
      return redriveCommand(stores, order.queue, order.ids)
    case 'explain':
      return explainCommand(stores, order)
  }
}
