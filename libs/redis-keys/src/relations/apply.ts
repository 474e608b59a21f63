import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'
import { SUM_FIELD } from './counts.ts'
import { packEntry } from './pending-entry.ts'
import type { PendingEntry } from './pending-entry.ts'
import { overlayKey, pendingKey, settledKey } from './relation-keys.ts'
import { STATE_LUA } from './state-lua.ts'

/**
 * KEYS: pending, then per operation: overlay, settled. ARGV per operation: message id, entry, actor, version, opId, active.
 *
 * Each operation becomes pending (again). Of two deliveries the later stays, and the earlier changes nothing: the later one
 * may be settled by now and about to be trimmed, so that nothing would settle what the earlier one showed again.
 * Where it is the newest of its pair, it enters the overlay, and what it adds to the count is measured against the state
 * that the count has without it: what the overlay's entry replaced, else the settled row, else the opposite of what it
 * wants, which holds for all but redundant taps.
 *
 * It becomes pending last: one that fails here, because a key of its target cannot be read, is none that a fold would find.
 *
 * An overlay has no TTL: each of its entries has a pending operation, and the settle of that removes it.
 */
const APPLY = createScript(`${STATE_LUA}
local applied = 0
for i = 1, (#KEYS - 1) / 2 do
  local overlay, settled = KEYS[i * 2], KEYS[i * 2 + 1]
  local a = (i - 1) * 6
  local message, entry, actor = ARGV[a + 1], ARGV[a + 2], ARGV[a + 3]
  local operation = stamp(ARGV[a + 4], ARGV[a + 5], ARGV[a + 6])

  local earlier = redis.call('HGET', KEYS[1], message)
  if not earlier or tonumber(string.match(entry, '^%d+')) >= tonumber(string.match(earlier, '^%d+')) then
    local shown = state(redis.call('HGET', overlay, actor))
    local known = shown or state(redis.call('HGET', settled, actor))
    if not known or newer(operation, known) then
      local before = known and known.active - known.contribution or 1 - operation.active
      local contribution = operation.active - before
      redis.call('HSET', overlay, actor, write(operation) .. ' ' .. contribution)
      redis.call('HINCRBY', overlay, '${SUM_FIELD}', contribution - (shown and shown.contribution or 0))
      applied = applied + 1
    end
    redis.call('HSET', KEYS[1], message, entry)
  end
end
return { applied, redis.call('HLEN', KEYS[1]) }
`)

export interface Applied {
  /** Operations that changed what readers see; the others were repeats or overtaken. */
  applied: number
  /** Pending operations of the shard, these included. */
  pending: number
}

/** Makes operations of one shard visible and pending, all at once. Applying one again changes nothing but its receipt handle. */
export async function applyEntries(redis: Redis, shard: number, entries: readonly PendingEntry[]): Promise<Applied> {
  const keys = [pendingKey(shard)]
  const args: (string | number)[] = []
  for (const entry of entries) {
    const { kind, targetId, actorId, version, opId, active } = entry.operation
    keys.push(overlayKey(shard, kind, targetId), settledKey(shard, kind, targetId))
    args.push(entry.messageId, packEntry(entry), actorId, version, opId, active ? 1 : 0)
  }
  const [applied, pending] = (await runScript(redis, APPLY, keys, args)) as [number, number]
  return { applied, pending }
}
