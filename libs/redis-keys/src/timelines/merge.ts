import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'
import { TIMELINE_LUA } from './timeline-lua.ts'
import type { Snapshot } from './rebuild.ts'
import type { TimelineLimits } from './timeline-limits.ts'

/**
 * KEYS: a timeline. ARGV: cap, limit, floor of the ids, ids newest first. Gives how many it lacked. Where they do not reach
 * down to the timeline's own floor, theirs becomes its floor.
 */
const MERGE = createScript(`${TIMELINE_LUA}
local known = redis.call('LRANGE', KEYS[1], 0, -1)
if #known == 0 then return 0 end
local epoch, floor = split(table.remove(known))
local ids = {}
for n = 4, #ARGV do ids[n - 3] = ARGV[n] end
local raised = tonumber(ARGV[3]) > tonumber(floor)
if raised then floor = ARGV[3] end
local before = #known
local all = merged(known, ids, tonumber(floor))
if #all == before and not raised then return 0 end
write(KEYS[1], all, epoch, floor, tonumber(ARGV[1]), tonumber(ARGV[2]) - 1, redis.call('PTTL', KEYS[1]))
return math.max(0, #all - before)
`)

/**
 * Merges an author's posts into a timeline that exists; those below its floor are left out. It then is complete down to the
 * higher of both floors.
 * @returns how many it lacked
 */
export async function mergePosts(
  redis: Redis,
  key: string,
  { postIds, floor }: Snapshot,
  { cap, slack }: TimelineLimits,
): Promise<number> {
  return Number(await runScript(redis, MERGE, [key], [cap, cap + slack + 1, floor, ...postIds]))
}
