import { atMost } from '../goals/goal.ts'
import { align, medianOf, spread } from '../table.ts'
import { PARTS, PRODUCT_PARTS } from './pipeline.ts'
import type { Part } from './pipeline.ts'
import type { Verdict } from '../goals/verdict.ts'
import type { FloorPart, FloorRound, ProductRound, Step } from './sections/saturation.ts'

/** Consumer and batch against their floors of the same round. */
const MAX_RATIO = 1.5
/** CPU microseconds of a click over all that the product runs. */
const MAX_CPU_US = 280

interface Round {
  product: ProductRound
  floor: FloorRound
}

/** CPU microseconds a click of some parts of a step. */
function cost<Name extends string>({ cpu, clicks }: Step<Name>, parts: readonly Name[]): number {
  return parts.reduce((sum, part) => sum + cpu[part], 0) / clicks
}

const FLOOR_PARTS = ['floor', 'redis', 'postgres'] as const
const FLOOR_CONSUMER = ['floor', 'redis'] as const
const FLOOR_BATCH = ['floor', 'redis', 'postgres'] as const

/** Prints tables of a click's cost by part and of the ratios to the floors, and judges them. */
export function reportSaturation(rounds: readonly Round[]): Verdict {
  const total = rounds.map(({ product }) => cost(product.together, PRODUCT_PARTS))
  console.log('CPU µs a click: each step alone, then all at once; median (min–max)\n')
  console.log(costTable(rounds))
  console.log(`\n${floorTable(rounds)}`)
  const ratios = ratiosOf(rounds)
  console.log(`\nAgainst the floors of the same round, with what they make Redis and Postgres do\n`)
  console.log(
    align([
      ['CPU µs a click', 'product', 'floor', 'ratio'],
      ...ratios.map(({ name, product, floor, ratio }) => [
        name,
        spread(product, 0),
        spread(floor, 0),
        spread(ratio, 2),
      ]),
    ]),
  )
  const judged = ratios.filter(({ isClaim }) => isClaim)
  const perSecond = (step: keyof ProductRound) =>
    medianOf(rounds.map(({ product }) => product[step].clicks / product[step].seconds)).toFixed(0)
  console.log(
    `\nClicks a second on this machine: ${perSecond('accept')} accepted, ${perSecond('consume')} applied by one consumer, ` +
      `${perSecond('fold')} folded by one batch, ${perSecond('together')} end to end`,
  )
  const broken = judged
    .filter(({ ratio }) => medianOf(ratio) > MAX_RATIO)
    .map(({ name, ratio }) => `${name}: ${medianOf(ratio).toFixed(2)} × the floor, more than ${MAX_RATIO}`)
  if (medianOf(total) > MAX_CPU_US)
    broken.push(`a click costs ${medianOf(total).toFixed(0)} µs, more than ${MAX_CPU_US}`)
  const figure =
    `${medianOf(total).toFixed(0)} CPU µs a click, ` +
    judged.map(({ name, ratio }) => `${name} ${medianOf(ratio).toFixed(2)} × floor`).join(', ') +
    `, ${perSecond('together')}/s end to end`
  const goals = [
    atMost('a click from its 202 to the record, all processes', medianOf(total), MAX_CPU_US, ' CPU µs', 0),
    ...judged.map(({ name, ratio }) => atMost(`${name} of clicks`, medianOf(ratio), MAX_RATIO, ' × its floor')),
  ]
  return { figure, broken, goals }
}

function costTable(rounds: readonly Round[]): string {
  const steps = ['accept', 'consume', 'fold', 'together'] as const
  const row = (name: string, parts: readonly Part[]) => [
    name,
    ...steps.map((step) =>
      spread(
        rounds.map(({ product }) => cost(product[step], parts)),
        0,
      ),
    ),
  ]
  const names: Partial<Record<Part, string>> = { sqs: 'apart: stand-in for SQS', generator: 'apart: generator' }
  return align([
    ['', ...steps],
    ...PRODUCT_PARTS.map((part) => row(part, [part])),
    row('sum of the product', PRODUCT_PARTS),
    ...PARTS.filter((part) => !PRODUCT_PARTS.some((own) => own === part)).map((part) =>
      row(names[part] ?? part, [part]),
    ),
  ])
}

/** What the bare work costs, by part. */
function floorTable(rounds: readonly Round[]): string {
  const steps = ['consume', 'delete', 'fold'] as const
  const row = (part: (typeof FLOOR_PARTS)[number]) =>
    steps.map((step) =>
      spread(
        rounds.map(({ floor }) => cost<FloorPart>(floor[step], [part])),
        0,
      ),
    )
  return align([
    ['floors', 'receive and apply', 'delete', 'fold'],
    ...FLOOR_PARTS.map((part) => [part === 'floor' ? 'bare script' : part, ...row(part)]),
  ])
}

interface Ratio {
  name: string
  product: number[]
  floor: number[]
  ratio: number[]
  isClaim: boolean
}

/**
 * The consumer receives and applies, the batch folds and acknowledges: the floors' delete belongs to the batch here,
 * as a message is deleted after its commit. With the delete on the consumer's side, as in a queue that is acknowledged on receipt, below.
 */
function ratiosOf(rounds: readonly Round[]): Ratio[] {
  const compare = (
    name: string,
    isClaim: boolean,
    product: (round: ProductRound) => number,
    floor: (round: FloorRound) => number,
  ): Ratio => {
    const [ours, bare] = [rounds.map((r) => product(r.product)), rounds.map((r) => floor(r.floor))]
    return {
      name,
      isClaim,
      product: ours,
      floor: bare,
      ratio: ours.map((value, index) => value / (bare[index] ?? NaN)),
    }
  }
  const consumer = ({ consume }: ProductRound) => cost(consume, ['consumer', 'redis'])
  const batch = ({ fold }: ProductRound) => cost(fold, ['batch', 'redis', 'postgres'])
  const applied = ({ consume }: FloorRound) => cost<FloorPart>(consume, FLOOR_CONSUMER)
  const deleted = ({ delete: step }: FloorRound) => cost<FloorPart>(step, FLOOR_CONSUMER)
  const folded = ({ fold }: FloorRound) => cost<FloorPart>(fold, FLOOR_BATCH)
  return [
    compare('consumer', true, consumer, applied),
    compare('batch', true, batch, (round) => folded(round) + deleted(round)),
    compare(
      'both',
      false,
      (round) => consumer(round) + batch(round),
      (round) => applied(round) + folded(round) + deleted(round),
    ),
    compare('consumer, delete counted in its floor', false, consumer, (round) => applied(round) + deleted(round)),
    compare('batch, delete not counted in its floor', false, batch, folded),
  ]
}
