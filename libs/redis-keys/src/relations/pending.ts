import type { Redis } from '../open-redis.ts'
import { nodeClock, roundTrip } from '../round-trip.ts'
import { createScript, runScript } from '../script.ts'
import { clockMs } from '../clock-ms.ts'
import { groupByTarget } from './group-by-target.ts'
import { writeState } from './newest.ts'
import { startOf, unpackEntry } from './pending-entry.ts'
import type { PendingEntry } from './pending-entry.ts'
import { DEFAULT_SHARDS, overlayKey, pendingKey } from './relation-keys.ts'
import { inPieces } from './script-lists.ts'

export interface Claim {
  entries: PendingEntry[]
  /** Redis's clock before the read. */
  readAtMs: number
  /** Where the next claim of this shard goes on; '0' when all have been seen. */
  cursor: string
}

/**
 * Reads about `limit` pending operations of a shard and removes none. Going on at the cursor of the last claim, every
 * entry gets its turn, also when some can not leave because SQS does not confirm their deletion.
 */
export async function claimPending(redis: Redis, shard: number, limit: number, cursor = '0'): Promise<Claim> {
  const [time, scanned] = await roundTrip(redis, [['time'], ['hscan', pendingKey(shard), cursor, 'COUNT', limit]])
  const [next, fields] = scanned as [string, string[]]
  // A scan may give an entry twice.
  const found = new Map<string, PendingEntry>()
  for (let index = 0; index < fields.length; index += 2) {
    const messageId = fields[index] ?? ''
    const entry = unpackEntry(messageId, fields[index + 1] ?? '')
    if (entry) found.set(messageId, entry)
  }
  return { entries: [...found.values()], readAtMs: clockMs(time), cursor: next }
}

/**
 * Redis's clock, in milliseconds: on a Cluster the one of the node that holds the shard. What is about several shards may
 * take any: clocks of nodes are a matter of milliseconds apart, and `MAX_READ_AGE_MS` leaves half a minute.
 */
export async function redisClock(redis: Redis, shard = 0): Promise<number> {
  return clockMs(await nodeClock(redis, pendingKey(shard)))
}

/**
 * KEYS: pending, then per target its overlay. ARGV: number of entries, then of all of them, target by target: message ids,
 * starts of the entries up to the receipt handle, actors, states without their contribution; then per target: number of its entries.
 *
 * An entry whose operation the overlay still shows stays: a delivery between settle and acknowledgement has shown it again, or
 * a failover has lost the settle. The next fold settles it; without its pending entry nothing ever would.
 */
const TRIM = createScript(`
local n = tonumber(ARGV[1])
local starts, actors, states, counts = n + 1, n * 2 + 1, n * 3 + 1, n * 4 + 1
local entries = redis.call('HMGET', KEYS[1], unpack(ARGV, 2, n + 1))
local gone, at = {}, 0
for t = 1, #KEYS - 1 do
  local last = at + ARGV[counts + t]
  local overlaid = redis.call('HMGET', KEYS[t + 1], unpack(ARGV, actors + at + 1, actors + last))
  for o = at + 1, last do
    local entry, start = entries[o], ARGV[starts + o]
    if entry and string.sub(entry, 1, #start) == start then
      local shown, stamp = overlaid[o - at], ARGV[states + o]
      if not shown or string.sub(shown, 1, #stamp) ~= stamp then table.insert(gone, ARGV[o + 1]) end
    end
  end
  at = last
end
if #gone == 0 then return 0 end
return redis.call('HDEL', KEYS[1], unpack(gone))
`)

/**
 * Forgets settled operations whose messages SQS has deleted, unless a newer delivery has come meanwhile.
 * @param acknowledged each as it was claimed, with the receipt handle by which it was deleted
 * @returns how many went
 */
export async function trimPending(redis: Redis, shard: number, acknowledged: readonly PendingEntry[]): Promise<number> {
  if (acknowledged.length === 0) return 0
  const gone = await inPieces(acknowledged, (piece) => trimPiece(redis, shard, piece))
  return gone.reduce((sum, count) => sum + count, 0)
}

async function trimPiece(redis: Redis, shard: number, entries: readonly PendingEntry[]): Promise<number> {
  const keys = [pendingKey(shard)]
  const messages: string[] = []
  const starts: string[] = []
  const actors: number[] = []
  const states: string[] = []
  const counts: number[] = []
  for (const ofTarget of groupByTarget(entries)) {
    const { kind, targetId } = ofTarget[0].operation
    keys.push(overlayKey(shard, kind, targetId))
    counts.push(ofTarget.length)
    for (const entry of ofTarget) {
      messages.push(entry.messageId)
      starts.push(startOf(entry))
      actors.push(entry.operation.actorId)
      states.push(writeState(entry.operation))
    }
  }
  const args = [messages.length, ...messages, ...starts, ...actors, ...states, ...counts]
  return (await runScript(redis, TRIM, keys, args)) as number
}

/** Pending operations of each shard. */
export async function pendingByShard(redis: Redis, shards: number = DEFAULT_SHARDS): Promise<number[]> {
  const lengths = Array.from({ length: shards }, (_, shard) => ['hlen', pendingKey(shard)] as const)
  return (await roundTrip(redis, lengths)).map(Number)
}

/** Pending operations of all shards together. */
export async function countPending(redis: Redis, shards?: number): Promise<number> {
  return (await pendingByShard(redis, shards)).reduce((sum, length) => sum + length, 0)
}
