import type { RelationKind } from '@matjip/contracts'
import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'
import { COUNT_TTL_S, MAX_READ_AGE_MS, SUM_FIELD } from './counts.ts'
import type { BaseCount } from './counts.ts'
import { writeState } from './newest.ts'
import type { PairState, Stamp } from './newest.ts'
import { countKey, overlayKey, settledKey } from './relation-keys.ts'
import { MAX_ENTRIES } from './script-lists.ts'
import { CLOCK_LUA, COMPARE_LUA } from './state-lua.ts'

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
 * whether any pair was rejected, then per target: rev, count, number of pairs, and of its pairs: actors, rows (`version opId
 * active`), and where any was, rejected (`version opId`); an absent one is empty.
 *
 * In one step: the count is cached unless a newer one is, the row is remembered unless a newer one is, and the overlay's
 * entry goes where row or rejection is at least as new; an entry that is newer than both stays, measured against the row.
 */
const SETTLE = createScript(`${CLOCK_LUA}${COMPARE_LUA}
if nowMs() - tonumber(ARGV[1]) > tonumber(ARGV[2]) then return 0 end
local refuses, a = ARGV[6] == '1', 7
for t = 0, #KEYS / 3 - 1 do
  local overlay, settled, count = KEYS[t * 3 + 1], KEYS[t * 3 + 2], KEYS[t * 3 + 3]
  local rev, value, n = ARGV[a], ARGV[a + 1], tonumber(ARGV[a + 2])
  local actors = a + 2
  local rows, refusals = actors + n, actors + n * 2
  a = actors + n * (refuses and 3 or 2) + 1
  local cached = redis.call('GET', count)
  if not cached or tonumber(rev) >= tonumber(string.match(cached, '^%d+')) then
    redis.call('SET', count, rev .. ' ' .. value, 'EX', ARGV[3])
  end
  local knowns = redis.call('HMGET', settled, unpack(ARGV, actors + 1, actors + n))
  local overlaid = redis.call('HMGET', overlay, '${SUM_FIELD}', unpack(ARGV, actors + 1, actors + n))
  local kept, dropped, changed, moved = {}, {}, {}, 0
  for p = 1, n do
    local actor, row, known, text = ARGV[actors + p], ARGV[rows + p], knowns[p], overlaid[p + 1]
    local refused = refuses and ARGV[refusals + p] or ''
    if row ~= '' and row ~= known and (not known or newer(state(row), state(known))) then
      table.insert(kept, actor)
      table.insert(kept, row)
      known = row
    end
    if text and row ~= '' and string.sub(text, 1, #row) == row then
      table.insert(dropped, actor)
      moved = moved - string.sub(text, #row + 2)
    elseif text then
      local shown, best = state(text), known and state(known)
      if (best and not newer(shown, best)) or (refused ~= '' and not newer(shown, state(refused))) then
        table.insert(dropped, actor)
        moved = moved - shown.contribution
      else
        local contribution = shown.active - (best and best.active or 0)
        table.insert(changed, actor)
        table.insert(changed, string.match(text, '^%d+ %S+ %d') .. ' ' .. contribution)
        moved = moved + contribution - shown.contribution
      end
    end
  end
  if #kept > 0 then
    if redis.call('HLEN', settled) + #kept / 2 > tonumber(ARGV[5]) then redis.call('UNLINK', settled) end
    redis.call('HSET', settled, unpack(kept))
    redis.call('EXPIRE', settled, ARGV[4])
  end
  if overlaid[1] then
    if redis.call('HLEN', overlay) <= #dropped + 1 then
      redis.call('DEL', overlay)
    else
      if #dropped > 0 then redis.call('HDEL', overlay, unpack(dropped)) end
      if #changed > 0 then redis.call('HSET', overlay, unpack(changed)) end
      if moved ~= 0 then redis.call('HSET', overlay, '${SUM_FIELD}', overlaid[1] + moved) end
    end
  end
end
return 1
`)

/**
 * Shows the outcome of a fold to readers, in one step for up to 1,000 pairs of a shard; again, it changes nothing.
 * @param readAtMs Redis's clock before the outcome was read from Postgres
 * @returns false, having changed nothing or not all, where that was too long ago: read it again, then settle
 */
export async function settleTargets(
  redis: Redis,
  shard: number,
  readAtMs: number,
  targets: readonly SettledTarget[],
): Promise<boolean> {
  if (targets.length === 0) return true
  const settled = await Promise.all(piecesOf(targets).map((piece) => settlePiece(redis, shard, readAtMs, piece)))
  return settled.every(Boolean)
}

/** Lists of targets with no more pairs than one script takes; a target with more is in several, all at its count. */
function piecesOf(targets: readonly SettledTarget[]): SettledTarget[][] {
  let piece: SettledTarget[] = []
  let room = MAX_ENTRIES
  const pieces = [piece]
  for (const target of targets) {
    for (let from = 0; from < target.pairs.length;) {
      if (room === 0) {
        pieces.push((piece = []))
        room = MAX_ENTRIES
      }
      const fits = target.pairs.length - from <= room
      const part = from === 0 && fits ? target : { ...target, pairs: target.pairs.slice(from, from + room) }
      piece.push(part)
      room -= part.pairs.length
      from += part.pairs.length
    }
  }
  return pieces
}

async function settlePiece(redis: Redis, shard: number, readAtMs: number, piece: readonly SettledTarget[]) {
  const refuses = piece.some(({ pairs }) => pairs.some(({ rejected }) => rejected))
  const keys: string[] = []
  const args: (string | number)[] = [
    readAtMs,
    MAX_READ_AGE_MS,
    COUNT_TTL_S,
    SETTLED_TTL_S,
    MAX_SETTLED,
    Number(refuses),
  ]
  for (const { kind, base, pairs } of piece) {
    const { targetId, rev, count } = base
    keys.push(overlayKey(shard, kind, targetId), settledKey(shard, kind, targetId), countKey(shard, kind, targetId))
    args.push(rev, count, pairs.length)
    for (const { actorId } of pairs) args.push(actorId)
    for (const { row } of pairs) args.push(row ? writeState(row) : '')
    if (!refuses) continue
    for (const { rejected } of pairs) args.push(rejected ? `${rejected.version} ${rejected.opId}` : '')
  }
  return (await runScript(redis, SETTLE, keys, args)) === 1
}
