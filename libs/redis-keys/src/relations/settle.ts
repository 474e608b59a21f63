import type { RelationKind } from '@matjip/contracts'
import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'
import { COUNT_TTL_S, MAX_READ_AGE_MS, SUM_FIELD } from './counts.ts'
import type { BaseCount } from './counts.ts'
import type { PairState, Stamp } from './newest.ts'
import { countKey, overlayKey, settledKey } from './relation-keys.ts'
import { STATE_LUA } from './state-lua.ts'

/** Seconds that a settled row is remembered: a late tap or repeat is then measured against it instead of a guess. */
export const SETTLED_TTL_S = 600
/**
 * Settled rows of one target; at more, all are forgotten at once. They only sharpen the count for one fold, and a post
 * that everybody likes must not keep a row for each of them in memory: 1,024 are about 70 KB.
 */
export const MAX_SETTLED = 1_024

/** The outcome of a fold for one pair. */
export interface SettledPair {
  actorId: number
  /** As read back from Postgres after the fold; undefined where there is none. */
  row: PairState | undefined
  /** The newest operation of the pair that this fold rejected. */
  rejected: Stamp | undefined
}

/** The outcome of a fold for one target. */
export interface SettledTarget {
  kind: RelationKind
  base: BaseCount
  pairs: SettledPair[]
}

/**
 * KEYS per target: overlay, settled, count. ARGV: readAtMs, its greatest age, TTL of counts, TTL and cap of settled rows,
 * then per target: rev, count, number of pairs, and per pair: actor, row (version, opId, active), rejected (version, opId);
 * an absent one has the version 0.
 *
 * In one step: the count is cached unless a newer one is, the row is remembered unless a newer one is, and the overlay's
 * entry goes where row or rejection is at least as new; an entry that is newer than both stays, measured against the row.
 */
const SETTLE = createScript(`${STATE_LUA}
if nowMs() - tonumber(ARGV[1]) > tonumber(ARGV[2]) then return 0 end
local a = 6
for t = 0, #KEYS / 3 - 1 do
  local overlay, settled, count = KEYS[t * 3 + 1], KEYS[t * 3 + 2], KEYS[t * 3 + 3]
  local rev, value, pairCount = ARGV[a], ARGV[a + 1], tonumber(ARGV[a + 2])
  a = a + 3
  local cached = redis.call('GET', count)
  if not cached or tonumber(rev) >= tonumber(string.match(cached, '^%d+')) then
    redis.call('SET', count, rev .. ' ' .. value, 'EX', ARGV[3])
  end
  local moved = 0
  for p = 1, pairCount do
    local actor = ARGV[a]
    local row, rejected = stamp(ARGV[a + 1], ARGV[a + 2], ARGV[a + 3]), stamp(ARGV[a + 4], ARGV[a + 5], '0')
    a = a + 6
    local known = state(redis.call('HGET', settled, actor))
    if row.version > 0 and (not known or newer(row, known)) then
      if redis.call('HLEN', settled) >= tonumber(ARGV[5]) then redis.call('UNLINK', settled) end
      redis.call('HSET', settled, actor, write(row))
      known = row
    end
    local shown = state(redis.call('HGET', overlay, actor))
    if shown then
      if (known and not newer(shown, known)) or not newer(shown, rejected) then
        redis.call('HDEL', overlay, actor)
        moved = moved - shown.contribution
      else
        local contribution = shown.active - (known and known.active or 0)
        redis.call('HSET', overlay, actor, write(shown) .. ' ' .. contribution)
        moved = moved + contribution - shown.contribution
      end
    end
  end
  redis.call('EXPIRE', settled, ARGV[4])
  if moved ~= 0 then redis.call('HINCRBY', overlay, '${SUM_FIELD}', moved) end
  if redis.call('HLEN', overlay) <= 1 then redis.call('DEL', overlay) end
end
return 1
`)

/**
 * Shows the outcome of a fold to readers, in one step for a whole shard; again, it changes nothing.
 * @param readAtMs Redis's clock before the outcome was read from Postgres
 * @returns false, having changed nothing, where that was too long ago: read it again, then settle
 */
export async function settleTargets(
  redis: Redis,
  shard: number,
  readAtMs: number,
  targets: readonly SettledTarget[],
): Promise<boolean> {
  if (targets.length === 0) return true
  const keys: string[] = []
  const args: (string | number)[] = [readAtMs, MAX_READ_AGE_MS, COUNT_TTL_S, SETTLED_TTL_S, MAX_SETTLED]
  for (const { kind, base, pairs } of targets) {
    const { targetId } = base
    keys.push(overlayKey(shard, kind, targetId), settledKey(shard, kind, targetId), countKey(shard, kind, targetId))
    args.push(base.rev, base.count, pairs.length)
    for (const { actorId, row, rejected } of pairs) {
      args.push(actorId, row?.version ?? 0, row?.opId ?? '', row?.active ? 1 : 0)
      args.push(rejected?.version ?? 0, rejected?.opId ?? '')
    }
  }
  return (await runScript(redis, SETTLE, keys, args)) === 1
}
