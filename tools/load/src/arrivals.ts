import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Does `work` for each item at moments that are drawn beforehand (a Poisson process of `rate` a second) and that wait for
 * no answer. Latencies, in milliseconds, count from the drawn moment, so that a stall is charged to everybody who
 * would have come meanwhile.
 */
export async function atRandomTimes<T>(
  items: readonly T[],
  rate: number,
  random: () => number,
  work: (item: T) => Promise<unknown>,
): Promise<number[]> {
  const start = performance.now()
  const latencies: number[] = []
  const underWay: Promise<void>[] = []
  let due = start
  for (const item of items) {
    due += (-Math.log(1 - random()) * 1000) / rate
    const wait = due - performance.now()
    // A timer is late by up to a millisecond; what is due by then starts together, and the lateness is counted.
    if (wait > 1) await sleep(wait)
    const from = due
    underWay.push(work(item).then(() => void latencies.push(performance.now() - from)))
  }
  await Promise.all(underWay)
  return latencies
}

/** Does `work` for each item, `lanes` at once, each lane as soon as its last is done: saturation. */
export async function inLanes<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T, lane: number) => Promise<unknown>,
) {
  let next = 0
  const run = async (lane: number) => {
    for (let index = next++; index < items.length; index = next++) await work(items[index] as T, lane)
  }
  await Promise.all(Array.from({ length: lanes }, (_, lane) => run(lane)))
}
