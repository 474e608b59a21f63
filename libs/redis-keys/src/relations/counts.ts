import type { RelationKind } from '@matjip/contracts'
import { clockMs } from '../clock-ms.ts'
import { isCluster } from '../open-redis.ts'
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

/**
 * Cached counts and overlay sums of some targets, in one round trip; on one node by one script: two commands for each of twenty
 * posts, with a promise each, cost a process as much as all the rest of a page.
 */
export async function readKnownCounts(
  redis: Redis,
  kind: RelationKind,
  targetIds: readonly number[],
  shards?: number,
): Promise<KnownCounts> {
  const countKeys: string[] = []
  const overlayKeys: string[] = []
  for (const targetId of targetIds) {
    const shard = shardOf(kind, targetId, shards)
    countKeys.push(countKey(shard, kind, targetId))
    overlayKeys.push(overlayKey(shard, kind, targetId))
  }
  const read = isCluster(redis) ? readByKey : readAtOnce
  const { bases, sums, readAtMs } = await read(redis, countKeys, overlayKeys)
  const counts = new Map<number, KnownCount>()
  targetIds.forEach((targetId, index) => {
    const base = bases[index] ?? null
    counts.set(targetId, {
      base: base === null ? undefined : Number(base.split(' ')[1]),
      overlay: Number(sums[index] ?? 0),
    })
  })
  return { counts, readAtMs }
}

/** What Redis has for each target, in their order. */
interface Found {
  bases: readonly (string | null)[]
  sums: readonly (string | null)[]
  readAtMs: number
}

/** KEYS: counts, then as many overlays. Gives the time, the counts and the sums, in one piece: no settle, which moves both, falls between them. */
const KNOWN_COUNTS = createScript(`
local n, sums = #KEYS / 2, {}
for i = 1, n do sums[i] = redis.call('HGET', KEYS[n + i], '${SUM_FIELD}') end
return { redis.call('TIME'), redis.call('MGET', unpack(KEYS, 1, n)), sums }
`)

async function readAtOnce(redis: Redis, countKeys: readonly string[], overlayKeys: readonly string[]): Promise<Found> {
  const [time, bases, sums] = (await runScript(redis, KNOWN_COUNTS, [...countKeys, ...overlayKeys], [])) as [
    unknown,
    Found['bases'],
    Found['sums'],
  ]
  return { bases, sums, readAtMs: clockMs(time) }
}

async function readByKey(redis: Redis, countKeys: readonly string[], overlayKeys: readonly string[]): Promise<Found> {
  const reads: Read[] = [['time']]
  // One right after the other, so that a settle, which moves both, seldom falls between them.
  countKeys.forEach((key, index) => reads.push(['get', key], ['hget', overlayKeys[index] ?? '', SUM_FIELD]))
  const [time, ...found] = await roundTrip(redis, reads)
  const every = (place: number) => countKeys.map((_, index) => found[index * 2 + place] as string | null)
  return { bases: every(0), sums: every(1), readAtMs: clockMs(time) }
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
