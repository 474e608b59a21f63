import type { RelationKind } from '@matjip/contracts'
import type { Redis } from '../open-redis.ts'
import { roundTrip } from '../round-trip.ts'
import type { Read } from '../round-trip.ts'
import { createScript, runScript } from '../script.ts'
import { countKey, overlayKey, shardOf } from './relation-keys.ts'
import { CLOCK_LUA } from './state-lua.ts'

/** A wrong count, whatever its cause, is gone after a minute. */
export const COUNT_TTL_S = 60
/**
 * What was read from Postgres longer ago than this is not cached any more. Half the TTL: a newer count that could
 * refuse it by its revision is then still there.
 */
export const MAX_READ_AGE_MS = (COUNT_TTL_S / 2) * 1000
/** The overlay's field that holds the sum of its contributions: no actor id looks like it. */
export const SUM_FIELD = '#'

/** A count as Postgres has it. */
export interface BaseCount {
  targetId: number
  count: number
  rev: number
}

export interface KnownCount {
  /** undefined where nothing is cached. */
  base: number | undefined
  /** What the overlay adds. */
  overlay: number
}

export interface KnownCounts {
  /** By target. */
  counts: Map<number, KnownCount>
  /** Redis's clock before the read: what Postgres answers after it may be cached until `MAX_READ_AGE_MS` later. */
  readAtMs: number
}

/** Cached counts and overlay sums of some targets, in one round trip. */
export async function readKnownCounts(
  redis: Redis,
  kind: RelationKind,
  targetIds: readonly number[],
  shards?: number,
): Promise<KnownCounts> {
  const reads: Read[] = [['time']]
  for (const targetId of targetIds) {
    const shard = shardOf(kind, targetId, shards)
    // One right after the other, so that a settle, which moves both, seldom falls between them.
    reads.push(['get', countKey(shard, kind, targetId)], ['hget', overlayKey(shard, kind, targetId), SUM_FIELD])
  }
  const [time, ...found] = await roundTrip(redis, reads)
  const counts = new Map<number, KnownCount>()
  targetIds.forEach((targetId, index) => {
    const base = found[index * 2] as string | null
    counts.set(targetId, {
      base: base === null ? undefined : Number(base.split(' ')[1]),
      overlay: Number(found[index * 2 + 1] ?? 0),
    })
  })
  return { counts, readAtMs: clockMs(time) }
}

/** KEYS: counts. ARGV: readAtMs, its greatest age, TTL, then per key: rev, count. A count never goes back to an older revision. */
const FILL_COUNTS = createScript(`${CLOCK_LUA}
if nowMs() - tonumber(ARGV[1]) > tonumber(ARGV[2]) then return 0 end
for i, key in ipairs(KEYS) do
  local rev, count = ARGV[2 + i * 2], ARGV[3 + i * 2]
  local cached = redis.call('GET', key)
  if not cached or tonumber(rev) >= tonumber(string.match(cached, '^%d+')) then
    redis.call('SET', key, rev .. ' ' .. count, 'EX', ARGV[3])
  end
end
return #KEYS
`)

/** Caches counts that were read from Postgres after `readAtMs` by Redis's clock. */
export async function fillCounts(
  redis: Redis,
  kind: RelationKind,
  counts: readonly BaseCount[],
  readAtMs: number,
  shards?: number,
): Promise<void> {
  const byShard = Map.groupBy(counts, ({ targetId }) => shardOf(kind, targetId, shards))
  const calls = [...byShard].map(([shard, found]) =>
    runScript(
      redis,
      FILL_COUNTS,
      found.map(({ targetId }) => countKey(shard, kind, targetId)),
      [readAtMs, MAX_READ_AGE_MS, COUNT_TTL_S, ...found.flatMap(({ rev, count }) => [rev, count])],
    ),
  )
  await Promise.all(calls)
}

/** Milliseconds of a reply to TIME. */
export function clockMs(time: unknown): number {
  const [seconds, micros] = time as [string | number, string | number]
  return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000)
}
