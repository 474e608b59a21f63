import { randomBytes } from 'node:crypto'
import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'
import { TIMELINE_LUA } from './timeline-lua.ts'
import type { TimelineLimits } from './timeline-limits.ts'

/**
 * Milliseconds for a rebuild, from its mark to its end: longer than a statement may take (5 s) and its answer to be given up.
 * A process that dies in between leaves a mark that ends with them.
 */
export const REBUILD_MS = 15_000

/**
 * KEYS: timeline. ARGV: token, milliseconds. Gives the epoch where this caller rebuilds it; nothing where another does, or
 * where it is whole by now.
 */
const BEGIN = createScript(`${TIMELINE_LUA}
local mark = redis.call('LINDEX', KEYS[1], -1)
local now = epochNow()
if mark then
  local epoch = split(mark)
  if epoch == '~' .. ARGV[1] then return now end
  if epoch == now or string.sub(epoch, 1, 1) == '~' then return false end
end
redis.call('DEL', KEYS[1])
redis.call('RPUSH', KEYS[1], '~' .. ARGV[1] .. ':0')
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return now
`)

/**
 * KEYS: timeline. ARGV: token, epoch at the beginning, floor, cap, limit, TTL in ms, ids newest first. What was pushed since
 * the beginning is merged. Gives 1 where it is published; 0 where its mark is gone, or where the server is not the one on
 * which it was set: pushes of the time between may be lost.
 */
const PUBLISH = createScript(`${TIMELINE_LUA}
local pushed = redis.call('LRANGE', KEYS[1], 0, -1)
if #pushed == 0 then return 0 end
local epoch, cut = split(table.remove(pushed))
if epoch ~= '~' .. ARGV[1] or epochNow() ~= ARGV[2] then return 0 end
local ids = {}
for n = 7, #ARGV do ids[n - 6] = ARGV[n] end
local floor = tonumber(cut) > tonumber(ARGV[3]) and cut or ARGV[3]
write(KEYS[1], merged(pushed, ids, tonumber(floor)), ARGV[2], floor, tonumber(ARGV[4]), tonumber(ARGV[5]) - 1, tonumber(ARGV[6]))
return 1
`)

/** KEYS: timeline. ARGV: token. Takes the mark of a rebuild away that will not end. */
const ABANDON = createScript(`
if string.match(redis.call('LINDEX', KEYS[1], -1) or '', '^~(.*):') == ARGV[1] then return redis.call('DEL', KEYS[1]) end
return 0
`)

/** The right to rebuild a timeline, until it is published or `REBUILD_MS` are over. */
export interface Rebuild {
  key: string
  token: string
  epoch: string
}

/** A timeline as the record has it, read after `beginRebuild`. */
export interface Snapshot {
  /** Newest first. */
  postIds: readonly number[]
  /** Complete down to this id; 0: to the beginning. */
  floor: number
}

/**
 * Takes the right to rebuild, before the record is read: from now on the timeline keeps what is pushed, so that a post that
 * is published between the snapshot and its publishing is not lost.
 * @returns undefined where somebody else is at it, or it is whole
 */
export async function beginRebuild(redis: Redis, key: string): Promise<Rebuild | undefined> {
  const token = randomBytes(6).toString('base64url')
  const epoch = await runScript(redis, BEGIN, [key], [token, REBUILD_MS])
  return typeof epoch === 'string' ? { key, token, epoch } : undefined
}

/** Publishes a snapshot with what was pushed since. @returns false where the right was lost: the timeline is as if not begun */
export async function publishRebuild(
  redis: Redis,
  { key, token, epoch }: Rebuild,
  { postIds, floor }: Snapshot,
  { cap, slack, ttlS }: TimelineLimits,
): Promise<boolean> {
  const args = [token, epoch, floor, cap, cap + slack + 1, ttlS * 1000, ...postIds]
  return (await runScript(redis, PUBLISH, [key], args)) === 1
}

/** Gives the right back: the next reader may begin at once. */
export async function abandonRebuild(redis: Redis, { key, token }: Rebuild): Promise<void> {
  await runScript(redis, ABANDON, [key], [token])
}
