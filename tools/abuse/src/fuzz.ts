import { Agent } from 'node:http'
import { makeAudience } from './fuzz/audience.ts'
import { createRawJudge } from './fuzz/judge-raw.ts'
import { makeKnownThings } from './fuzz/known-things.ts'
import { queueTargets } from './fuzz/messages.ts'
import { MOST_BUSY, mostBusy } from './fuzz/most-busy.ts'
import { HELP, parseOptions } from './fuzz/options.ts'
import type { FuzzOptions } from './fuzz/options.ts'
import { fuzzOperation } from './fuzz/run-operation.ts'
import type { FuzzOutcome } from './fuzz/run-operation.ts'
import { fuzzQueue } from './fuzz/run-queue.ts'
import { readDocument, routesOf } from './world/document.ts'
import { openStack } from './world/open-stack.ts'

/** Operations that are asked at once. */
const AT_ONCE = 6
/** Messages of a queue at most: each that is wrong is told in a log line and a queue of its own. */
const MAX_MESSAGES = 2_000

const options = parseOptions(process.argv.slice(2))
if (options === 'help') console.log(HELP)
else await run(options)

async function run({ perOperation, seed, only, path }: FuzzOptions): Promise<void> {
  const document = readDocument()
  const routes = routesOf(document)
  const stack = await openStack()
  const agent = new Agent({ keepAlive: true })
  const statuses = new Map<number, number>()
  try {
    const target = {
      origin: new URL(stack.url),
      agent,
      components: document.components?.schemas ?? {},
      ...(await makeKnownThings(stack)),
      judge: createRawJudge(routes),
      count: (status: number) => void statuses.set(status, (statuses.get(status) ?? 0) + 1),
    }
    const waiting = routes.filter(({ operationId }) => only === undefined || operationId === only)
    const outcomes: FuzzOutcome[] = []
    const report = (outcome: FuzzOutcome) => {
      outcomes.push(outcome)
      console.log(
        `${outcome.fault === undefined ? 'ok    ' : 'FAULT '} ${outcome.name}: ${outcome.runs}${outcome.told ?? ''}`,
      )
      if (outcome.fault !== undefined) console.log(`  ${outcome.fault}`)
    }
    const operations = waiting.length
    const work = async () => {
      for (let route = waiting.shift(); route !== undefined; route = waiting.shift())
        report(await fuzzOperation(route, target, { numRuns: perOperation, seed, path }))
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    const queues = queueTargets(target.known, await makeAudience(stack)).filter(
      ({ name }) => only === undefined || name === only,
    )
    const numRuns = Math.min(perOperation, MAX_MESSAGES)
    for (const outcome of await Promise.all(queues.map((queue) => fuzzQueue(stack, queue, { numRuns, seed }))))
      report(outcome)

    const requests = [...statuses.values()].reduce((sum, count) => sum + count, 0)
    const messages = outcomes.filter(({ name }) => name.startsWith('queue ')).reduce((sum, { runs }) => sum + runs, 0)
    const faults = outcomes.filter(({ fault }) => fault !== undefined).length
    console.log(
      [...statuses]
        .sort(([a], [b]) => a - b)
        .map(([status, count]) => `${status}: ${count}`)
        .join(', '),
    )
    const busy = outcomes.reduce((sum, outcome) => sum + outcome.busy, 0)
    const holds = faults === 0 && outcomes.length > 0 && busy <= mostBusy(requests)
    console.log(
      `fuzz: ${operations} operations, ${requests} requests, ${messages} messages, seed ${seed}: ${faults} faults ` +
        `(5xx, undocumented statuses, wrong bodies, messages lost, set aside without need, without effect or with one that is not theirs), ${busy} 503s of a busy machine, gone when asked again ` +
        `(at most ${mostBusy(requests)}, ${MOST_BUSY * 100} %): ${holds ? 'holds' : 'DOES NOT HOLD'}`,
    )
    process.exitCode = holds ? 0 : 1
  } finally {
    agent.destroy()
    await stack.close()
  }
}
