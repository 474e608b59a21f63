import type { FeedCase } from './cases.ts'
import type { FeedProcess } from './feed-process.ts'
import { buffersOf } from './plan.ts'
import type { Execution, PlanNode } from './plan-log.ts'

/** Requests before measuring: the pool's connections prepare, and Postgres settles on the generic plan after five. */
const WARM_UP = 12
/** The sizes take turns, so that a busy moment of the machine falls on all of them alike. */
const TURNS = 8
const REQUESTS_PER_TURN = 5

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

/** One size: its data, and the service that runs on it. */
export interface Subject {
  posts: number
  feeds: FeedProcess
  feedCase: FeedCase
}

/** Postgres' own log of all sizes. */
export interface Probe {
  /** What Postgres executed since the last call. */
  executed: () => Execution[]
  /** Switches EXPLAIN ANALYZE of every statement, which costs time. */
  analyze: (on: boolean) => Promise<void>
}

/** Asks each size for its page again and again, in turns, and reads from Postgres' own log what that cost. */
export async function measure(
  probe: Probe,
  subjects: Subject[],
): Promise<{ posts: number; measurement: Measurement }[]> {
  const runs = []
  for (const subject of subjects) {
    const ask = await askerOf(probe, subject)
    for (let n = 0; n < WARM_UP; n++) await ask()
    runs.push({ posts: subject.posts, ask, answers: [] as Asked[] })
  }
  for (let turn = 0; turn < TURNS; turn++) {
    for (const { ask, answers } of runs) {
      for (let n = 0; n < REQUESTS_PER_TURN; n++) answers.push(await ask())
    }
  }
  await probe.analyze(true)
  const measured = []
  for (const { posts, ask, answers } of runs) {
    let analyzed = await ask()
    // The setting reaches a connection of the service with its next statement at the latest.
    while (!isAnalyzed(analyzed)) analyzed = await ask()
    measured.push({ posts, measurement: summaryOf(answers, analyzed) })
  }
  await probe.analyze(false)
  return measured
}

/** What one request made Postgres do. */
interface Asked {
  items: number
  skeleton: Execution
  others: Execution[]
}

/** Asks for the case's page, as deep as it lies. */
async function askerOf({ executed }: Probe, { feeds, feedCase }: Subject): Promise<() => Promise<Asked>> {
  const path = await walkTo(feeds, feedCase)
  return async () => {
    executed()
    const { items } = await feeds.page(path, feedCase.userId)
    const all = executed()
    const [skeleton, ...more] = all.filter(({ text }) => text.startsWith(`/* feed-service ${feedCase.statement} */`))
    if (skeleton === undefined || more.length > 0) {
      throw new Error(`${feedCase.name}: ${feedCase.statement} is not once in the log of a request`)
    }
    return { items: items.length, skeleton, others: all.filter((execution) => execution !== skeleton) }
  }
}

function isAnalyzed({ skeleton }: Asked): boolean {
  return skeleton.plan['Actual Rows'] !== undefined
}

function summaryOf(answers: Asked[], { items, skeleton, others }: Asked): Measurement {
  return {
    skeletonMs: answers.map((answer) => answer.skeleton.ms),
    requestMs: answers.map((answer) => [answer.skeleton, ...answer.others].reduce((total, { ms }) => total + ms, 0)),
    items,
    plan: skeleton.plan,
    buffers: buffersOf(skeleton.plan),
    otherPlans: others.map(({ plan }) => plan),
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
