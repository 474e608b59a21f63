import { checkCounters } from './check/check-counters.ts'
import { checkDisplayed } from './check/check-displayed.ts'
import { checkOperations } from './check/check-operations.ts'
import { checkQueues } from './check/check-queues.ts'
import { checkRows } from './check/check-rows.ts'
import { findingOf } from './check/finding.ts'
import type { Finding } from './check/finding.ts'
import { createSample } from './check/sample.ts'
import { waitUntilDrained } from './check/wait-until-drained.ts'
import type { PoisonLog } from './faults/poison.ts'
import { startSchedule } from './faults/schedule.ts'
import { createSentLog } from './load/sent-log.ts'
import { startLoad } from './load/start-load.ts'
import { createRandom } from './random.ts'
import type { ChaosReport } from './report.ts'
import type { ChaosSettings } from './settings.ts'
import { createTally } from './tally.ts'
import { openWorld } from './world/open-world.ts'
import { startProduct } from './world/product.ts'
import { waitUntilOver } from './wait-until-over.ts'

/** Operations that are asked for at the end. */
const SAMPLE = 300

/** Runs the product on stores of its own under load and faults, lets it come to rest, and checks what it promised. */
export async function runChaos(settings: ChaosSettings, say: (line: string) => void): Promise<ChaosReport> {
  const { seed, visibilitySeconds } = settings
  const random = createRandom(seed)
  const faults = createTally()
  const defects: string[] = []
  const sent = createSentLog()
  const sample = createSample(random.fork('sample'), SAMPLE)
  const poison: PoisonLog = { bodies: new Set() }
  const world = await openWorld({ ...settings, random, tally: faults, onSent: sent.sent })
  try {
    const product = await startProduct(world, {
      random,
      failAfterMs: settings.failAfterMs,
      instances: 2,
      onEnd: (name, end) => {
        if (end.how === 'fail point') faults.add(`fail point: ${end.point}`)
        if (end.how !== 'by itself') return
        defects.push(`${name} ended by itself (${end.exit}): ${end.lastWords}`)
        say(defects.at(-1) ?? '')
      },
    })
    try {
      await product.ready()
      say(`two of each process are ready; faults begin (seed ${seed})`)
      const began = performance.now()
      world.setFaulting(true)
      const log = {
        ...sent,
        accepted: (click: Parameters<typeof sent.accepted>[0]) => (sample.offer(click), sent.accepted(click)),
      }
      const load = startLoad(product, log, random.fork('load'), settings.rate)
      const schedule = startSchedule(
        { world, product, random: random.fork('schedule'), poison, visibilitySeconds },
        {
          everyMs: settings.faultEveryMs,
          without: settings.without,
          tally: faults,
          onError: (fault, error) => say(`(${fault} did not come about: ${String(error)})`),
        },
      )
      await waitUntilOver(settings, faults, () => sent.counts(), say)
      await schedule.stop()
      world.setFaulting(false)
      product.disarm()
      await load.stop()
      const seconds = (performance.now() - began) / 1_000
      say('faults and clicks are over; waiting until everything has come to rest')
      await product.ready()
      // Those that were starting a moment ago.
      product.disarm()
      const drain = await waitUntilDrained(world, visibilitySeconds)
      const rows = await checkRows(world.database.pool, sent)
      const findings: Finding[] = [
        ...rows.findings,
        ...(await checkCounters(world.database.pool)),
        await checkDisplayed(world, product.apis[0]?.origin ?? ''),
        ...(await checkQueues(world, poison)),
        await checkOperations(product, sample.taken()),
        findingOf(
          'clicks out of order',
          sent.counts().accepted,
          Array(load.answers.of('out of order')).fill('a later click was stamped lower'),
        ),
        findingOf('processes that ended by themselves', product.processes.length, defects),
        drain.finding,
      ]
      return {
        seed,
        seconds,
        faults,
        answers: load.answers,
        deliveries: world.sqsProxy.deliveries,
        sent: sent.counts().sent,
        poison: poison.bodies.size,
        pairs: sent.newest.size,
        overruled: rows.overruled,
        drainSeconds: drain.seconds,
        findings,
      }
    } finally {
      await product.stop()
    }
  } finally {
    await world.close()
  }
}
