import type { Plan } from '../plan/steps.ts'

/** Ids of different schedules' people are so far apart. */
const STRIDE = 100
/** Above the ids of any other tool's people, below those of posts. */
const FIRST = 700_000_000

/** Real ids and names of one run of a plan: no two runs share any, so that many run side by side in one world. */
export interface People {
  idOf(who: number): number
  nameOf(tag: number): string
  readonly ids: readonly number[]
}

let runs = 0

export function createPeople({ people, tags }: Plan): People {
  const run = (runs += 1)
  const ids = Array.from({ length: people }, (_, who) => FIRST + run * STRIDE + who)
  const names = Array.from({ length: tags }, (_, tag) => `맛집${run}x${tag}`)
  return {
    ids,
    idOf: (who) => ids[who] ?? 0,
    nameOf: (tag) => names[tag] ?? '',
  }
}
