import type { Redis } from '../open-redis.ts'
import { everyKey } from './every-key.ts'
import { createFamilyTally } from './family-tally.ts'
import type { FamilyMemory } from './family-tally.ts'

/** Keys of a family that are measured, all of each. */
const SAMPLING = { keys: 300, entries: 0 }

/** Looks at every key of a Redis, however many there are. */
export async function measureFamilies(redis: Redis): Promise<FamilyMemory[]> {
  const tally = createFamilyTally(SAMPLING)
  for await (const { node, keys } of everyKey(redis)) await tally.add(node, keys)
  return tally.report()
}
