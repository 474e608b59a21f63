import { FARGATE_SHARE, measured } from '../inputs/measured.ts'
import type { Plan } from './plan.ts'
import { containers, lambda, provisioned, queueCurve, worstOf } from './queue-curve.ts'
import type { Consumer, QueueMoment } from './queue-curve.ts'
import { dayCurve } from './traffic.ts'

/** What is simulated: from eleven to two, each second. */
const FROM_MINUTE = 11 * 60
const SECONDS = 3 * 3_600
/** People open the app when the clock strikes, not in a bell: this share of the peak minute's work comes on top, in its first ten seconds. */
const STRIKE = { minute: 12 * 60, share: 0.5, seconds: 10 }

/** Messages of each second of a lunch, of work that is so much a day. */
export function lunchArrivals(perDay: number): number[] {
  const curve = dayCurve()
  const at = (minute: number) => ((curve[minute] ?? 0) * perDay) / 60
  return Array.from({ length: SECONDS }, (_, second) => {
    const minute = FROM_MINUTE + Math.floor(second / 60)
    const intoStrike = second - (STRIKE.minute - FROM_MINUTE) * 60
    const strikes = intoStrike >= 0 && intoStrike < STRIKE.seconds
    return at(minute) + (strikes ? (at(minute) * 60 * STRIKE.share) / STRIKE.seconds : 0)
  })
}

/** A queue at lunch, with one kind of consumer. */
export interface LunchCurve {
  queue: string
  consumer: Consumer['name']
  curve: QueueMoment[]
  worst: ReturnType<typeof worstOf>
}

/** Seconds of a function that folds a batch into Postgres: a round trip or two, and 0.25 ms a click. */
const FOLD = { batch: 500, seconds: (messages: number) => 0.03 + messages * 0.00025 }
/** Photos go one by one: a core each. */
const derive = {
  batch: 1,
  seconds: (messages: number) => (messages * measured.derivativeCpu.value) / 1e6 / FARGATE_SHARE,
}
/** Copies of the function at once, as in infra/cdk. */
const RESERVED = 10

export function lunchCurves({ day, processes }: Plan): LunchCurve[] {
  const most = (process: string) => processes.find((row) => row.process === process)?.most ?? 1
  const apply = {
    batch: 10,
    // Twenty receives at once; a task has half a core.
    seconds: (messages: number) => messages / ((measured.applyRate.value * FARGATE_SHARE) / 20),
  }
  const runs: [queue: string, perDay: number, consumer: Consumer][] = [
    ['relations', day.clicks, containers(most('relation-service/consumer'), 20, apply)],
    ['relations', day.clicks, lambda(FOLD, RESERVED)],
    ['relations', day.clicks, lambda({ batch: 10, seconds: FOLD.seconds })],
    ['relations', day.clicks, provisioned(2, { batch: 10, seconds: FOLD.seconds })],
    ['derivatives', day.photos, containers(most('upload-presigner/derivatives'), 1, derive)],
    ['derivatives', day.photos, lambda(derive)],
    ['derivatives', day.photos, provisioned(2, derive)],
  ]
  return runs.map(([queue, perDay, { name, ...consumer }]) => {
    const curve = queueCurve(lunchArrivals(perDay), { name, ...consumer })
    const words =
      consumer.batch === 500
        ? { ko: `${name.ko}, 배치 500, 동시 ${RESERVED}`, en: `${name.en}, batches of 500, ${RESERVED} at once` }
        : { ko: `${name.ko}, 배치 ${consumer.batch}`, en: `${name.en}, batches of ${consumer.batch}` }
    return { queue, consumer: words, curve, worst: worstOf(curve) }
  })
}
