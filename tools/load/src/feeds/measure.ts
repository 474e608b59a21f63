import type { FeedCase } from './cases.ts'
import type { FeedProcess } from './feed-process.ts'
import { buffersOf } from './plan.ts'
import type { Execution, PlanNode } from './plan-log.ts'

/** Requests before measuring: the pool's connections prepare, and Postgres settles on the generic plan after five. */
const WARM_UP = 12
const MEASURED = 40

/** What a case cost at one size. */
export interface Measurement {
  /** Skeleton statement, milliseconds in Postgres, per request. */
  skeletonMs: number[]
  /** All statements of the request together. */
  requestMs: number[]
  items: number
  /** Of the skeleton statement, analyzed in a run of its own. */
  plan: PlanNode
  buffers: number
  /** Plans of every other statement that a request ran. */
  otherPlans: PlanNode[]
}

export interface Probe {
  feeds: FeedProcess
  /** What Postgres executed since the last call. */
  executed: () => Execution[]
  /** Switches EXPLAIN ANALYZE of every statement, which costs time. */
  analyze: (on: boolean) => Promise<void>
}

/** Asks for one page again and again, and reads from Postgres' own log what that cost. */
export async function measure({ feeds, executed, analyze }: Probe, feedCase: FeedCase): Promise<Measurement> {
  const path = await walkTo(feeds, feedCase)
  const ask = async () => {
    executed()
    const { items } = await feeds.page(path, feedCase.userId)
    const all = executed()
    const skeletons = all.filter(({ text }) => text.startsWith(`/* feed-service ${feedCase.statement} */`))
    const others = all.filter((execution) => !skeletons.includes(execution))
    if (skeletons.length === 0) throw new Error(`${feedCase.name}: ${feedCase.statement} is not in the log`)
    return { items: items.length, skeletons, others }
  }
  for (let n = 0; n < WARM_UP; n++) await ask()
  const answers = []
  for (let n = 0; n < MEASURED; n++) answers.push(await ask())
  await analyze(true)
  let analyzed = await ask()
  // The setting reaches a connection of the service with its next statement at the latest.
  while (analyzed.skeletons[0]?.plan['Actual Rows'] === undefined) analyzed = await ask()
  await analyze(false)
  const [skeleton] = analyzed.skeletons
  if (skeleton === undefined) throw new Error('unreachable: ask() found one')
  return {
    skeletonMs: answers.map(({ skeletons }) => sum(skeletons)),
    requestMs: answers.map(({ skeletons, others }) => sum(skeletons) + sum(others)),
    items: analyzed.items,
    plan: skeleton.plan,
    buffers: buffersOf(skeleton.plan),
    otherPlans: analyzed.others.map(({ plan }) => plan),
  }
}

async function walkTo(feeds: FeedProcess, { name, path, userId, depth }: FeedCase): Promise<string> {
  let here = path
  for (let page = 0; page < depth; page++) {
    const { nextCursor } = await feeds.page(here, userId)
    if (nextCursor === null) throw new Error(`${name}: the feed ends before page ${depth + 1}`)
    here = `${path}?cursor=${nextCursor}`
  }
  return here
}

function sum(executions: Execution[]): number {
  return executions.reduce((total, { ms }) => total + ms, 0)
}
