import { nodesOf } from '../open-redis.ts'
import type { Redis } from '../open-redis.ts'
import { everyKey } from './every-key.ts'
import { createFamilyTally } from './family-tally.ts'
import type { FamilyMemory } from './family-tally.ts'

/** Steps of a scan a look, of some 500 keys each: a few milliseconds of Redis, whatever it holds. */
const STEPS = 2
/** Keys of a family that a walk measures, and entries of each: enough for a mean, and never all of a long one. */
const SAMPLING = { keys: 50, entries: 5 }

export interface FamilyLook {
  families: FamilyMemory[]
  /** All keys there are. */
  keys: number
  /** Whether the numbers are of a walk through all keys, or what the part walked so far would come to. */
  isWhole: boolean
}

/**
 * Goes through the keys of a live Redis a little with each look, for as long as somebody looks: a look costs the same with a
 * thousand keys and with a hundred million. SCAN follows the hash of keys, so that a part of a walk is a fair sample.
 */
export function createFamilyWalk(redis: Redis) {
  let walk = everyKey(redis)
  let tally = createFamilyTally(SAMPLING)
  let walked = 0
  let whole: FamilyMemory[] | undefined
  const begin = () => {
    walk = everyKey(redis)
    tally = createFamilyTally(SAMPLING)
    walked = 0
  }
  return {
    /** @throws what Redis threw; the next look begins anew */
    async look(): Promise<FamilyLook> {
      try {
        for (let step = 0; step < STEPS; step++) {
          const { value } = await walk.next()
          if (value === undefined) {
            whole = tally.report()
            begin()
            break
          }
          await tally.add(value.node, value.keys)
          walked += value.keys.length
        }
      } catch (error) {
        // A walk that broke off would look like one that has ended.
        begin()
        throw error
      }
      const sizes = await Promise.all(nodesOf(redis).map((node) => node.dbsize()))
      const keys = sizes.reduce((sum, size) => sum + size, 0)
      const families = whole ?? tally.report(walked === 0 ? 1 : keys / walked)
      return { families, keys, isWhole: whole !== undefined }
    },
  }
}
