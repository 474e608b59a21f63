import { checkEverything } from './check/check-everything.ts'
import { findingOf } from './check/finding.ts'
import { checkStrain } from './check/check-strain.ts'
import { createSample } from './check/sample.ts'
import { waitUntilDrained } from './check/wait-until-drained.ts'
import { waitUntilEnded } from './check/wait-until-ended.ts'
import type { PoisonLog } from './faults/poison.ts'
import { startSchedule } from './faults/schedule.ts'
import { createHidingLog } from './load/hiding-log.ts'
import type { HidingLog } from './load/hiding-log.ts'
import { createSentLog } from './load/sent-log.ts'
import type { SentLog } from './load/sent-log.ts'
import { startLoad } from './load/start-load.ts'
import type { Load } from './load/start-load.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'
import type { ChaosReport } from './report.ts'
import type { ChaosSettings } from './settings.ts'
import { createTally } from './tally.ts'
import type { Tally } from './tally.ts'
import { openWorld } from './world/open-world.ts'
import type { World } from './world/open-world.ts'
import { startProduct } from './world/product.ts'
import type { Product } from './world/product.ts'
import { waitUntilOver } from './wait-until-over.ts'

/** Operations that are asked for at the end. */
const SAMPLE = 300

interface Run {
  settings: ChaosSettings
  random: Random
  world: World
  product: Product
  faults: Tally
  sent: SentLog
  hidings: HidingLog
  say: (line: string) => void
}

/** Runs the product on stores of its own under load and faults, lets it come to rest, and checks what it promised. */
export async function runChaos(settings: ChaosSettings, say: (line: string) => void): Promise<ChaosReport> {
  const random = createRandom(settings.seed)
  const faults = createTally()
  const defects: string[] = []
  const sample = createSample(random.fork('sample'), SAMPLE)
  const sent = createSentLog(sample.offer)
  const hidings = createHidingLog(sent.acceptedByKind)
  const world = await openWorld({ ...settings, random, tally: faults, onSent: sent.sent })
  try {
    const product = await startProduct(world, {
      random,
      failAfterMs: settings.failAfterMs,
      instances: 2,
      onEnd(name, end) {
        if (end.how === 'fail point') faults.add(`fail point: ${end.point}`)
        if (end.how !== 'by itself') return
        defects.push(`${name} ended by itself (${end.exit}): ${end.lastWords}`)
        say(defects.at(-1) ?? '')
      },
    })
    try {
      await product.ready()
      const run: Run = { settings, random, world, product, faults, sent, hidings, say }
      const { poison, load, seconds } = await strike(run)
      await product.ready()
      // Those that were starting a moment ago.
      product.disarm()
      const drain = await waitUntilDrained(world, settings.visibilitySeconds)
      await waitUntilEnded(world)
      const promises = { world, product, sent, hidings, poison, sample: sample.taken() }
      const { findings, pairs, overruled, met } = await checkEverything(promises)
      const unordered = Array(load.answers.of('out of order')).fill('a later click was stamped lower')
      const ours = Array(load.answers.of('500')).fill('a fault of ours')
      const strain = { clicks: load.clicks, accepted: sent.acceptedByKind, met, faults, seconds }
      return {
        ...strain,
        seed: settings.seed,
        answers: load.answers,
        deliveries: world.sqsProxy.deliveries,
        sent: sent.counts().sent,
        poison: poison.bodies.size,
        pairs,
        overruled,
        drainSeconds: drain.seconds,
        findings: [
          ...findings,
          findingOf('clicks out of order', sent.counts().accepted, unordered),
          findingOf('answered 500', load.answers.total(), ours),
          findingOf('processes that ended by themselves', product.processes.length, defects),
          drain.finding,
          ...checkStrain(strain, settings),
        ],
      }
    } finally {
      await product.stop()
    }
  } finally {
    await world.close()
  }
}

/** Clicks and faults of all kinds at once, until the time is up; then none of either. */
async function strike({ settings, random, world, product, faults, sent, hidings, say }: Run) {
  const { visibilitySeconds, faultEveryMs: everyMs, without, seed } = settings
  say(`two of each process are ready; faults begin (seed ${seed})`)
  const began = performance.now()
  const poison: PoisonLog = { bodies: new Set() }
  world.setFaulting(true)
  const load: Load = startLoad(product, { log: sent, hidings }, random.fork('load'), settings)
  const schedule = startSchedule(
    { world, product, random: random.fork('schedule'), poison, visibilitySeconds },
    {
      everyMs,
      without,
      tally: faults,
      onError: (fault, error) => say(`(${fault} did not come about: ${String(error)})`),
    },
  )
  await waitUntilOver(settings, faults, sent.counts, say)
  await schedule.stop()
  world.setFaulting(false)
  product.disarm()
  await load.stop()
  say('faults and clicks are over; waiting until everything has come to rest')
  return { poison, load, seconds: (performance.now() - began) / 1_000 }
}
