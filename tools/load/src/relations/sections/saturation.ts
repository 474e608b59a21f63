import { countPending } from '@matjip/redis-keys'
import { until } from '@matjip/stack'
import { inLanes } from '../../arrivals.ts'
import { dropBallast, loadBallast } from '../ballast.ts'
import type { Click } from '../../arena/clicks.ts'
import { startMeter } from '../../cost/meter.ts'
import type { Clocks, Cpu } from '../../cost/meter.ts'
import { startFloor } from '../floor/start-floor.ts'
import type { Floor } from '../floor/start-floor.ts'
import type { Part } from '../pipeline.ts'
import { reportSaturation } from '../saturation-report.ts'
import type { Verdict } from '../../goals/verdict.ts'
import type { Stage } from '../stage.ts'

/** Clicks a round: few, so that a machine whose speed changes is as quick for the product as for its floor. */
const CLICKS = 5_000
/** Rounds of product and floor in turn. */
const ROUNDS = 15
const QUICK_ROUNDS = 4
/** Rounds before them: until the compiler has seen it all, which of the product is more, a round tells of the compiler. */
const WARM_ROUNDS = 5
const QUICK_WARM_ROUNDS = 2
/** Requests under way at once: enough to saturate two instances. */
const LANES = 64
/** And while two that have just started meet everybody: reads that wait are refused. */
const FIRST_LANES = 16
/** Above the consumer's MAX_PENDING: it then receives nothing. */
const BALLAST = 60_000
/** Milliseconds for a round's clicks to be applied. */
const APPLY_MS = 120_000

/** What one step of a round cost. */
export interface Step<Name extends string = Part> {
  cpu: Cpu<Name>
  seconds: number
  clicks: number
}

/** The product's steps one after another, each with nothing else running, then all of it at once. */
export interface ProductRound {
  accept: Step
  consume: Step
  fold: Step
  together: Step
}

export interface FloorRound {
  consume: Step<FloorPart>
  delete: Step<FloorPart>
  fold: Step<FloorPart>
}
export type FloorPart = keyof Floor['parts']

/** At which rate is everything busy, and what does a click cost each part, against the bare work? */
export async function saturation(stage: Stage): Promise<Verdict> {
  await meetEverybody(stage)
  const floor = await startFloor(stage.arena)
  const rounds: { product: ProductRound; floor: FloorRound }[] = []
  const [warm, measured] = stage.quick ? [QUICK_WARM_ROUNDS, QUICK_ROUNDS] : [WARM_ROUNDS, ROUNDS]
  for (let round = -warm; round < measured; round += 1) {
    const both = { product: await runProduct(stage), floor: await runFloor(stage, floor) }
    if (round >= 0) rounds.push(both)
  }
  floor.stop()
  return reportSaturation(rounds)
}

/** People click many times in the hour for which their token is good: both instances have seen everybody's before. */
async function meetEverybody({ arena, pipeline }: Stage): Promise<void> {
  for (const instance of pipeline.origins.keys())
    await inLanes(arena.crowd.people, FIRST_LANES, ({ id }) => pipeline.client.get('/users/me', id, instance))
}

async function runProduct(stage: Stage): Promise<ProductRound> {
  const { arena, pipeline } = stage
  const { redis, crowd } = arena
  const step = (clicks: number, work: () => Promise<unknown>) => measure(pipeline.parts, clicks, work)
  const accept = (clicks: readonly Click[]) =>
    inLanes(clicks, LANES, async (click) => {
      const { status } = await pipeline.client.click(click)
      if (status !== 202) throw new Error(`a click was answered ${status}`)
    })
  let since = Date.now() * 1000
  const apart = crowd.draw(CLICKS)
  pipeline.pause('batch')
  await loadBallast(redis, BALLAST)
  const accepted = await step(CLICKS, () => accept(apart))
  // Held back while the ballast goes: to free it is no part of what consuming costs Redis.
  pipeline.pause('consumer')
  await dropBallast(redis)
  const consumed = await step(CLICKS, async () => {
    pipeline.resume('consumer')
    await until('all applied', APPLY_MS, async () => (await countPending(redis)) === CLICKS)
  })
  const folded = await step(CLICKS, async () => {
    pipeline.resume('batch')
    await pipeline.settled()
  })
  await pipeline.expectRows(CLICKS, since)
  since = Date.now() * 1000
  const atOnce = crowd.draw(CLICKS)
  const together = await step(CLICKS, async () => {
    await accept(atOnce)
    await pipeline.settled()
  })
  await pipeline.expectRows(CLICKS, since)
  return { accept: accepted, consume: consumed, fold: folded, together }
}

async function runFloor({ arena }: Stage, floor: Floor): Promise<FloorRound> {
  const clicks = arena.crowd.draw(CLICKS)
  await floor.do({ work: 'send', count: CLICKS, clicks })
  const step = (work: 'consume' | 'delete' | 'fold') =>
    measure(floor.parts, CLICKS, () => floor.do({ work, count: CLICKS }))
  return { consume: await step('consume'), delete: await step('delete'), fold: await step('fold') }
}

async function measure<Name extends string>(
  parts: Clocks<Name>,
  clicks: number,
  work: () => Promise<unknown>,
): Promise<Step<Name>> {
  const read = startMeter(parts)
  const started = performance.now()
  await work()
  return { cpu: read(), seconds: (performance.now() - started) / 1000, clicks }
}
