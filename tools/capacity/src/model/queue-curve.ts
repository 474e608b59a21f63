/** How many events can be worked on at once, second by second: what tells one kind of consumer from another. */
export interface Consumer {
  name: { ko: string; en: string }
  /** @param second since the simulation began; @param busy whether everything was busy in the second before; @param before what it was then */
  concurrency: (second: number, busy: boolean, before: number) => number
  /** Messages of an event, and seconds that one takes. */
  batch: number
  seconds: (messages: number) => number
}

export interface QueueMoment {
  second: number
  arrivals: number
  /** Messages that wait. */
  depth: number
  /** Seconds for which the oldest of them has waited. */
  age: number
  concurrency: number
}

/** Concurrency at which AWS starts the pollers of an SQS event source. */
const LAMBDA_START = 5
/** It adds up to 300 a minute while all are busy, up to 1,250 (AWS, "scaling behavior of SQS event sources", since 2023-11). */
const LAMBDA_RAMP = 300 / 60
const LAMBDA_MOST = 1_250
/** Provisioned pollers: ten events at once each, and up to 1,000 more a minute. */
const PER_POLLER = 10
const PROVISIONED_RAMP = 1_000 / 60

type Work = Pick<Consumer, 'batch' | 'seconds'>

/** Containers that stand there all the time. */
export function containers(tasks: number, eventsAtOnce: number, work: Work): Consumer {
  return {
    name: { ko: `컨테이너 ${tasks}개`, en: `${tasks} containers` },
    concurrency: () => tasks * eventsAtOnce,
    ...work,
  }
}

/** A function at the queue: it starts with five and gets more only while all are busy. */
export function lambda(work: Work, reserved = LAMBDA_MOST): Consumer {
  return {
    name: { ko: 'Lambda 기본 폴러', en: 'Lambda, default pollers' },
    concurrency: (_second, busy, before) =>
      Math.min(reserved, busy ? Math.max(LAMBDA_START, before) + LAMBDA_RAMP : Math.max(LAMBDA_START, before)),
    ...work,
  }
}

/** A function with pollers that stand there all the time. */
export function provisioned(pollers: number, work: Work, reserved = Infinity): Consumer {
  return {
    name: { ko: `Lambda 프로비저닝 폴러 ${pollers}개`, en: `Lambda, ${pollers} provisioned pollers` },
    concurrency: (_second, busy, before) => {
      const least = pollers * PER_POLLER
      return Math.min(reserved, busy ? Math.max(least, before) + PROVISIONED_RAMP : Math.max(least, before))
    },
    ...work,
  }
}

/**
 * Depth and age of a queue, second by second: first in, first out, no message lost.
 * @param arrivals messages of each second
 */
export function queueCurve(arrivals: readonly number[], { concurrency, batch, seconds }: Consumer): QueueMoment[] {
  let depth = 0
  let now = 0
  let busy = false
  let handled = 0
  let oldest = 0
  let goneBy = 0
  return arrivals.map((arriving, second) => {
    now = concurrency(second, busy, now)
    const offered = depth + arriving
    // Where little waits, events are small: they are taken as they come.
    const size = Math.max(1, Math.min(batch, offered / Math.max(1, now)))
    const capacity = (now * size) / seconds(size)
    const done = Math.min(offered, capacity)
    depth = offered - done
    // Pollers come while messages are left over.
    busy = depth >= 1
    handled += done
    // The oldest that waits came in the first second whose arrivals are not all handled.
    while (oldest <= second && goneBy + (arrivals[oldest] ?? 0) <= handled + 1e-6) {
      goneBy += arrivals[oldest] ?? 0
      oldest += 1
    }
    return { second, arrivals: arriving, depth, age: depth > 0.5 ? second + 1 - oldest : 0, concurrency: now }
  })
}

/** The worst of a curve. */
export function worstOf(curve: readonly QueueMoment[]): { depth: number; age: number; concurrency: number } {
  return curve.reduce(
    (worst, { depth, age, concurrency }) => ({
      depth: Math.max(worst.depth, depth),
      age: Math.max(worst.age, age),
      concurrency: Math.max(worst.concurrency, concurrency),
    }),
    { depth: 0, age: 0, concurrency: 0 },
  )
}
