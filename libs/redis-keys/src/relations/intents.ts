import type { RelationKind } from '@matjip/contracts'
import { leaveTogether } from '../leave-together.ts'
import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'
import { parseState, writeState } from './newest.ts'
import type { PairState } from './newest.ts'
import { intentField, intentKey } from './relation-keys.ts'
import { STATE_LUA } from './state-lua.ts'

/** 15 minutes: many times what a fold takes even on a bad day; after it the record speaks alone. */
export const INTENT_TTL_S = 900
/** An actor with more recent clicks than this loses the oldest half: they are long persisted. */
export const MAX_INTENTS = 512

/**
 * KEYS: intents. ARGV: field, `version opId active`, TTL, cap. Returns 1 where the click is the newest of its pair.
 * Nearly every click is the first of its pair, and below the cap: three commands, and nothing is parsed.
 */
const WRITE_INTENT = createScript(`
local field, click, ttl, cap = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local first = redis.call('HSETNX', KEYS[1], field, click) == 1
if first and redis.call('HLEN', KEYS[1]) <= cap then
  redis.call('EXPIRE', KEYS[1], ttl)
  return 1
end
${STATE_LUA}
if first then
  local all, others = redis.call('HGETALL', KEYS[1]), {}
  for i = 1, #all, 2 do
    if all[i] ~= field then others[#others + 1] = { field = all[i], state = state(all[i + 1]) } end
  end
  table.sort(others, function(a, b) return newer(a.state, b.state) end)
  for i = math.floor(cap / 2) + 1, #others do redis.call('HDEL', KEYS[1], others[i].field) end
else
  local known = state(redis.call('HGET', KEYS[1], field))
  if not newer(state(click), known) then return 0 end
  redis.call('HSET', KEYS[1], field, click)
end
redis.call('EXPIRE', KEYS[1], ttl)
return 1
`)

/** KEYS: intents. ARGV: field, version, opId. Forgets a click that was void, unless a newer one has replaced it. */
const DROP_INTENT = createScript(`${STATE_LUA}
local known = state(redis.call('HGET', KEYS[1], ARGV[1]))
if not known or newer(known, stamp(ARGV[2], ARGV[3], '0')) then return 0 end
return redis.call('HDEL', KEYS[1], ARGV[1])
`)

/** The pair that an operation is about, and what it wants. */
export interface Click extends PairState {
  kind: RelationKind
  actorId: number
  targetId: number
}

/** Notes an actor's click, the newest of its pair wins. Those of one turn leave together. @throws where Redis is away */
export function setIntent(redis: Redis, click: Click): Promise<unknown> {
  const field = intentField(click.kind, click.targetId)
  leaveTogether(redis)
  return runScript(
    redis,
    WRITE_INTENT,
    [intentKey(click.actorId)],
    [field, writeState(click), INTENT_TTL_S, MAX_INTENTS],
  )
}

export async function dropIntent(redis: Redis, click: Click): Promise<void> {
  await runScript(
    redis,
    DROP_INTENT,
    [intentKey(click.actorId)],
    [intentField(click.kind, click.targetId), click.version, click.opId],
  )
}

/** All newest clicks of an actor on targets of a kind that are younger than the TTL at `nowMs`. */
export async function listIntents(
  redis: Redis,
  actorId: number,
  kind: RelationKind,
  nowMs: number,
): Promise<Map<number, PairState>> {
  const oldest = (nowMs - INTENT_TTL_S * 1000) * 1000
  const found = new Map<number, PairState>()
  for (const [field, text] of Object.entries(await redis.hgetall(intentKey(actorId)))) {
    const state = parseState(text)
    if (!state || state.version < oldest || !field.startsWith(`${kind}:`)) continue
    found.set(Number(field.slice(kind.length + 1)), state)
  }
  return found
}
