import { beginRebuild, HOME_LIMITS, publishRebuild } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'

/** Timelines built at once. */
const LANES = 50

/** Builds timelines as readers do. */
export async function fillTimelines(redis: Redis, keys: readonly string[], postIds: readonly number[]): Promise<void> {
  const left = [...keys]
  const lane = async () => {
    for (let key = left.pop(); key !== undefined; key = left.pop()) {
      const rebuild = await beginRebuild(redis, key)
      const floor = postIds.at(-1) ?? 0
      if (!rebuild || !(await publishRebuild(redis, rebuild, { postIds, floor }, HOME_LIMITS)))
        throw new Error(`${key} could not be built`)
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
}
