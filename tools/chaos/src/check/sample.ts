import type { AcceptedClick } from '../load/sent-log.ts'
import type { Random } from '../random.ts'

/** A fair sample of everything that was ever offered, of bounded size (reservoir sampling). */
export function createSample(random: Random, size: number) {
  const kept: AcceptedClick[] = []
  let offered = 0
  return {
    offer(click: AcceptedClick) {
      offered += 1
      if (kept.length < size) kept.push(click)
      else if (random.chance(size / offered)) kept[random.int(0, size - 1)] = click
    },
    taken: (): readonly AcceptedClick[] => kept,
  }
}
