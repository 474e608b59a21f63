import type { Redis } from '../open-redis.ts'
import { nodeClock, roundTrip } from '../round-trip.ts'
import { createScript, runScript } from '../script.ts'
import { clockMs } from './counts.ts'
import { receiptOf, unpackEntry } from './pending-entry.ts'
import type { PendingEntry } from './pending-entry.ts'
import { DEFAULT_SHARDS, overlayKey, pendingKey } from './relation-keys.ts'
import { STATE_LUA } from './state-lua.ts'

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

/** The newest receipt handles of those messages that are still pending. */
export async function pendingReceipts(
  redis: Redis,
  shard: number,
  messageIds: readonly string[],
): Promise<{ messageId: string; receiptHandle: string }[]> {
  if (messageIds.length === 0) return []
  const found = await redis.hmget(pendingKey(shard), ...messageIds)
  return messageIds.flatMap((messageId, index) => {
    const text = found[index]
    return text ? { messageId, receiptHandle: receiptOf(text) } : []
  })
}

/**
 * KEYS: pending, then per entry its overlay. ARGV per entry: message id, receipt handle, actor, version, opId.
 *
 * An entry whose operation the overlay still shows stays: a delivery between settle and acknowledgement has shown it again, or
 * a failover has lost the settle. The next fold settles it; without its pending entry nothing ever would.
 */
const TRIM = createScript(`${STATE_LUA}
local gone = 0
for i = 1, #KEYS - 1 do
  local a = (i - 1) * 5
  local entry = redis.call('HGET', KEYS[1], ARGV[a + 1])
  if entry and string.match(entry, '^%d+ (%S+)') == ARGV[a + 2] then
    local shown = state(redis.call('HGET', KEYS[i + 1], ARGV[a + 3]))
    if not shown or shown.digits ~= ARGV[a + 4] or shown.opId ~= ARGV[a + 5] then
      gone = gone + redis.call('HDEL', KEYS[1], ARGV[a + 1])
    end
  end
end
return gone
`)

/**
 * Forgets settled operations whose messages SQS has deleted, unless a newer delivery has come meanwhile.
 * @param acknowledged each with the receipt handle by which it was deleted
 * @returns how many went
 */
export async function trimPending(
  redis: Redis,
  shard: number,
  acknowledged: readonly Omit<PendingEntry, 'receiveCount'>[],
): Promise<number> {
  if (acknowledged.length === 0) return 0
  const keys = [pendingKey(shard)]
  const args: (string | number)[] = []
  for (const { messageId, receiptHandle, operation } of acknowledged) {
    keys.push(overlayKey(shard, operation.kind, operation.targetId))
    args.push(messageId, receiptHandle, operation.actorId, operation.version, operation.opId)
  }
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
