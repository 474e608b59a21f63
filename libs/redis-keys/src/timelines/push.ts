import { isCluster } from '../open-redis.ts'
import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'
import { TIMELINE_LUA } from './timeline-lua.ts'
import type { TimelineLimits } from './timeline-limits.ts'

/**
 * KEYS: timelines of one slot. ARGV: cap, limit, and one id for all keys, or an id for each. Gives how many lists took one.
 * A list that is not there stays so: with one entry it would look like a complete, short timeline. Nearly always an id
 * is newer than the head. One that comes late is put where it belongs, a repeated one and one below the floor are dropped.
 */
const PUSH = createScript(`${TIMELINE_LUA}
local call = redis.call
local cap, limit = tonumber(ARGV[1]), tonumber(ARGV[2])
local text, id = ARGV[3], tonumber(ARGV[3])
local each, taken = #ARGV > 3, 0
local function trim(key)
  local epoch = split(call('LINDEX', key, -1))
  call('LTRIM', key, 0, cap - 1)
  call('RPUSH', key, epoch .. ':' .. call('LINDEX', key, -1))
end
local function insert(key)
  local first, last = 0, 15
  while true do
    local some = call('LRANGE', key, first, last)
    for n = 1, #some do
      local other = tonumber(some[n])
      if other == id then return end
      if not other then
        local _, floor = split(some[n])
        if id < tonumber(floor) then return end
      end
      if not other or other < id then
        taken = taken + 1
        if call('LINSERT', key, 'BEFORE', some[n], text) > limit then trim(key) end
        return
      end
    end
    if #some == 0 then return end
    first, last = last + 1, -1
  end
end
for i = 1, #KEYS do
  local key = KEYS[i]
  if each then text = ARGV[i + 2] id = tonumber(text) end
  local head = call('LINDEX', key, 0)
  if head then
    local newest = tonumber(head)
    -- Late, or of an empty timeline: its head is the mark.
    if not newest or id < newest then
      insert(key)
    elseif id > newest then
      taken = taken + 1
      if call('LPUSHX', key, text) > limit then trim(key) end
    end
  end
end
return taken
`)

/** The slot of a key, by its hash tag. */
const tagOf = (key: string) => key.slice(key.indexOf('{') + 1, key.indexOf('}'))

/**
 * Puts a post into every one of these timelines that exists. One script; on a Cluster one for each group.
 * @returns how many took it @throws where Redis is away: some may have taken it, and doing it again changes nothing there
 */
export async function pushPost(
  redis: Redis,
  keys: readonly string[],
  postId: number,
  { cap, slack }: TimelineLimits,
): Promise<number> {
  if (keys.length === 0) return 0
  const args = [cap, cap + slack + 1, postId]
  const scripts = groupsOf(redis, keys).map((group) => runScript(redis, PUSH, group, args))
  return sum(await Promise.all(scripts))
}

/** A post and a timeline that it belongs to. */
export interface Push {
  key: string
  postId: number
}

/** Puts posts into these timelines where they exist. @returns how many were taken @throws where Redis is away, as `pushPost` */
export async function pushEach(redis: Redis, pushes: readonly Push[], { cap, slack }: TimelineLimits): Promise<number> {
  if (pushes.length === 0) return 0
  const groups = isCluster(redis) ? [...Map.groupBy(pushes, ({ key }) => tagOf(key)).values()] : [pushes]
  const scripts = groups.map((group) => {
    const ids = group.map(({ postId }) => postId)
    return runScript(
      redis,
      PUSH,
      group.map(({ key }) => key),
      [cap, cap + slack + 1, ...ids],
    )
  })
  return sum(await Promise.all(scripts))
}

/** Keys that one script may have: all of them on one node, those of a group on a Cluster. */
function groupsOf(redis: Redis, keys: readonly string[]): string[][] {
  return isCluster(redis) ? [...Map.groupBy(keys, tagOf).values()] : [[...keys]]
}

function sum(replies: readonly unknown[]): number {
  return replies.reduce<number>((total, reply) => total + Number(reply), 0)
}
