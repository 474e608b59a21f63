import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'
import { SUM_FIELD } from './counts.ts'
import { groupByTarget } from './group-by-target.ts'
import { writeState } from './newest.ts'
import { packEntry } from './pending-entry.ts'
import type { PendingEntry } from './pending-entry.ts'
import { overlayKey, pendingKey, settledKey } from './relation-keys.ts'
import { inPieces } from './script-lists.ts'
import { COMPARE_LUA } from './state-lua.ts'

/**
 * KEYS: pending, then per target: overlay, settled. ARGV: number of operations, then of all of them, target by target: message
 * ids, actors, states, entries; then per target: number of its operations.
 *
 * Each operation becomes pending (again). Of two deliveries the later stays, also where both come in one call, and the earlier
 * changes nothing: the later one may be settled by now and about to be trimmed, so that nothing would settle what the earlier
 * one showed again.
 * Where it is the newest of its pair, it enters the overlay, and what it adds to the count is measured against the state
 * that the count has without it: what the overlay's entry replaced, else the settled row, else the opposite of what it
 * wants, which holds for all but redundant taps.
 *
 * All is read before anything is written: where a key of a target cannot be read, nothing has changed.
 *
 * An overlay has no TTL: each of its entries has a pending operation, and the settle of that removes it.
 */
const APPLY = createScript(`${COMPARE_LUA}
local function receives(entry) return tonumber(string.match(entry, '^%d+')) end

local n = tonumber(ARGV[1])
local actors, states, entries, counts = n + 1, n * 2 + 1, n * 3 + 1, n * 4 + 1
local deliveries = redis.call('HMGET', KEYS[1], unpack(ARGV, 2, n + 1))
local overlays, rows = {}, {}
local at = 0
for t = 1, (#KEYS - 1) / 2 do
  local last = at + ARGV[counts + t]
  overlays[t] = redis.call('HMGET', KEYS[t * 2], '${SUM_FIELD}', unpack(ARGV, actors + at + 1, actors + last))
  rows[t] = redis.call('HMGET', KEYS[t * 2 + 1], unpack(ARGV, actors + at + 1, actors + last))
  at = last
end

local applied, pending, given = 0, {}, {}
at = 0
for t = 1, (#KEYS - 1) / 2 do
  local sum, fields, written = tonumber(overlays[t][1] or 0), {}, {}
  for i = 1, tonumber(ARGV[counts + t]) do
    local o = at + i
    local message, actor, text, entry = ARGV[o + 1], ARGV[actors + o], ARGV[states + o], ARGV[entries + o]
    local earlier = given[message] or deliveries[o]
    if not earlier or receives(entry) >= receives(earlier) then
      given[message] = entry
      local shown = written[actor] or overlays[t][i + 1]
      local known = state(shown or rows[t][i])
      if not known or newer(state(text), known) then
        local active = tonumber(string.sub(text, -1))
        local before = known and known.active - known.contribution or 1 - active
        local contribution = active - before
        local entered = text .. ' ' .. contribution
        written[actor] = entered
        table.insert(fields, actor)
        table.insert(fields, entered)
        sum = sum + contribution - (shown and known.contribution or 0)
        applied = applied + 1
      end
      table.insert(pending, message)
      table.insert(pending, entry)
    end
  end
  if #fields > 0 then redis.call('HSET', KEYS[t * 2], '${SUM_FIELD}', sum, unpack(fields)) end
  at = at + ARGV[counts + t]
end
if #pending > 0 then redis.call('HSET', KEYS[1], unpack(pending)) end
return { applied, redis.call('HLEN', KEYS[1]) }
`)

export interface Applied {
  /** Operations that changed what readers see; the others were repeats or overtaken. */
  applied: number
  /** Pending operations of the shard, these included. */
  pending: number
}

/** Makes operations of one shard visible and pending, all at once up to 1,000. Applying one again changes nothing but its receipt handle. */
export async function applyEntries(redis: Redis, shard: number, entries: readonly PendingEntry[]): Promise<Applied> {
  const pieces = await inPieces(entries, (piece) => applyPiece(redis, shard, piece))
  return {
    applied: pieces.reduce((sum, { applied }) => sum + applied, 0),
    pending: pieces.at(-1)?.pending ?? 0,
  }
}

async function applyPiece(redis: Redis, shard: number, entries: readonly PendingEntry[]): Promise<Applied> {
  const keys = [pendingKey(shard)]
  const messages: string[] = []
  const actors: number[] = []
  const states: string[] = []
  const packed: string[] = []
  const counts: number[] = []
  for (const ofTarget of groupByTarget(entries)) {
    const { kind, targetId } = ofTarget[0].operation
    keys.push(overlayKey(shard, kind, targetId), settledKey(shard, kind, targetId))
    counts.push(ofTarget.length)
    for (const entry of ofTarget) {
      messages.push(entry.messageId)
      actors.push(entry.operation.actorId)
      states.push(writeState(entry.operation))
      packed.push(packEntry(entry))
    }
  }
  const args = [messages.length, ...messages, ...actors, ...states, ...packed, ...counts]
  const [applied, pending] = (await runScript(redis, APPLY, keys, args)) as [number, number]
  return { applied, pending }
}
