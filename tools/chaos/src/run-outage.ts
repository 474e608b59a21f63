import { availableParallelism, loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { checkCounters } from './check/check-counters.ts'
import { checkDisplayed } from './check/check-displayed.ts'
import { checkQueues, messagesIn, waitingIn } from './check/check-queues.ts'
import { checkRows } from './check/check-rows.ts'
import { findingOf, formatFindings } from './check/finding.ts'
import type { Finding } from './check/finding.ts'
import { createHidingLog } from './load/hiding-log.ts'
import { createSentLog } from './load/sent-log.ts'
import { createSteadyLoad } from './load/steady-load.ts'
import { createRandom } from './random.ts'
import { createTally } from './tally.ts'
import { openWorld } from './world/open-world.ts'
import { startProduct } from './world/product.ts'
import { until } from '@matjip/stack'

/** Ten times shorter than in production, like everything here that is measured in visibility timeouts. */
const VISIBILITY_S = 6
const TIMEOUTS = 10
const RATE = 50
/** Clicks before and after the outage: it shows what accept takes when all is well. Milliseconds. */
const CALM_MS = 10_000
/** Milliseconds in which a new process meets its first requests. */
const WARM_MS = 3_000
/**
 * A third of the 3,000 clicks of the outage, so that backpressure has to hold the others back. Production holds at 60,000,
 * which ten of its timeouts of 60 s do not reach at this rate.
 */
const MAX_PENDING = 1_000
/** Production gives a message up after 1,000 receives; ten timeouts without backpressure would be ten. */
const MAX_RECEIVES = 15
/** What is promised. */
const P99_MS = 100
const DRAIN_MS = 60_000

export interface OutageReport {
  outageSeconds: number
  /** Of clicks made while Postgres was away: how many, how many were accepted, how long they took. */
  during: { clicks: number; accepted: number; p50: number; p99: number; max: number }
  /** The same before it. */
  before: { clicks: number; p50: number; p99: number }
  /** Messages in the queue, in flight or not, when Postgres came back. */
  backlog: number
  drainSeconds: number
  findings: readonly Finding[]
}

/** Postgres is stopped for ten visibility timeouts at 50 clicks a second, then comes back. */
export async function runOutage(seed: number, say: (line: string) => void): Promise<OutageReport> {
  const random = createRandom(seed)
  const sent = createSentLog()
  const world = await openWorld({
    random,
    tally: createTally(),
    visibilitySeconds: VISIBILITY_S,
    maxReceives: MAX_RECEIVES,
    onSent: sent.sent,
  })
  try {
    const ended: string[] = []
    const product = await startProduct(world, {
      random,
      failAfterMs: 0,
      instances: 1,
      maxPending: MAX_PENDING,
      onEnd: (name, end) => ended.push(`${name}: ${end.how}`),
    })
    try {
      await product.ready()
      const load = await createSteadyLoad(product, sent, random.fork('load'), RATE)
      await load.run(WARM_MS)
      say('all is well; clicks begin')
      const before = await load.run(CALM_MS)
      say(`Postgres is stopped for ${TIMEOUTS} visibility timeouts of ${VISIBILITY_S} s`)
      const stopped = performance.now()
      await world.postgres.kill('SIGQUIT')
      const during = await load.run(TIMEOUTS * VISIBILITY_S * 1_000)
      const backlog = await messagesIn(world)
      say(`Postgres comes back; ${backlog} clicks wait`)
      const outageSeconds = (performance.now() - stopped) / 1_000
      await world.postgres.start()
      const back = performance.now()
      const [, drained] = await Promise.all([
        load.run(CALM_MS),
        // New clicks keep coming: drained is when nothing of the backlog waits any more.
        sleep(0).then(() => untilDrained(async () => (await messagesIn(world)) <= RATE)),
      ])
      const drainSeconds = (drained - back) / 1_000
      await until('the rest', DRAIN_MS, async () => (await waitingIn(world)) === 0).catch(() => {})
      const findings = [
        ...(await checkRows(world.database.pool, sent, createHidingLog(createTally()))).findings,
        ...(await checkCounters(world.database.pool)),
        await checkDisplayed(world, product.apis[0]?.origin ?? ''),
        ...(await checkQueues(world, { bodies: new Set() })),
        findingOf('clicks not accepted', during.clicks, Array(during.clicks - during.accepted).fill('no 202')),
        findingOf('processes that ended', product.processes.length, ended),
      ]
      return { outageSeconds, during, before, backlog, drainSeconds, findings }
    } finally {
      await product.stop()
    }
  } finally {
    await world.close()
  }
}

async function untilDrained(isDrained: () => Promise<boolean>): Promise<number> {
  await until('the backlog', 2 * DRAIN_MS, isDrained).catch(() => {})
  return performance.now()
}

export function outageHolds({ during, drainSeconds, findings }: OutageReport): boolean {
  return during.p99 < P99_MS && drainSeconds * 1_000 < DRAIN_MS && findings.every(({ wrong }) => wrong === 0)
}

export function formatOutage(report: OutageReport): string {
  const { during, before, backlog, outageSeconds, drainSeconds, findings } = report
  const ms = (value: number) => `${value.toFixed(1)} ms`
  return [
    `accept before: ${before.clicks} clicks, p50 ${ms(before.p50)}, p99 ${ms(before.p99)}`,
    `accept during: ${during.clicks} clicks, ${during.accepted} accepted, p50 ${ms(during.p50)}, p99 ${ms(during.p99)}, max ${ms(during.max)}`,
    ...formatFindings(findings),
    `load of the machine over the last minute: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
    `outage ${outageHolds(report) ? 'holds' : 'FAILS'}: Postgres away for ${outageSeconds.toFixed(0)} s ` +
      `(${TIMEOUTS} visibility timeouts) at ${RATE} clicks/s: ${during.accepted} of ${during.clicks} accepted, ` +
      `p99 ${ms(during.p99)}; backlog of ${backlog} drained ${drainSeconds.toFixed(1)} s after its return; ` +
      `DLQ ${findings.find(({ name }) => name.includes('dead-letter'))?.wrong}`,
  ].join('\n')
}
