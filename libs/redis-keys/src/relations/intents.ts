import type { RelationKind } from '@matjip/contracts'
import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'
import { parseState } from './newest.ts'
import type { PairState } from './newest.ts'
import { intentField, intentKey } from './relation-keys.ts'
import { STATE_LUA } from './state-lua.ts'

/** 15 minutes: many times what a fold takes even on a bad day; after it the record speaks alone. */
export const INTENT_TTL_S = 900
/** An actor with more recent clicks than this loses the oldest half: they are long persisted. */
export const MAX_INTENTS = 512

/** KEYS: intents. ARGV: field, version, opId, active, TTL, cap. Returns 1 where the click is the newest of its pair. */
const WRITE_INTENT = createScript(`${STATE_LUA}
local click = stamp(ARGV[2], ARGV[3], ARGV[4])
local known = state(redis.call('HGET', KEYS[1], ARGV[1]))
if known and not newer(click, known) then return 0 end
local cap = tonumber(ARGV[6])
if not known and redis.call('HLEN', KEYS[1]) >= cap then
  local all, clicks = redis.call('HGETALL', KEYS[1]), {}
  for i = 1, #all, 2 do clicks[#clicks + 1] = { field = all[i], state = state(all[i + 1]) } end
  table.sort(clicks, function(a, b) return newer(a.state, b.state) end)
  for i = math.floor(cap / 2) + 1, #clicks do redis.call('HDEL', KEYS[1], clicks[i].field) end
end
redis.call('HSET', KEYS[1], ARGV[1], write(click))
redis.call('EXPIRE', KEYS[1], ARGV[5])
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

/** Notes an actor's click, the newest of its pair wins. @throws where Redis is away */
export async function setIntent(redis: Redis, click: Click): Promise<void> {
  await runScript(
    redis,
    WRITE_INTENT,
    [intentKey(click.actorId)],
    [
      intentField(click.kind, click.targetId),
      click.version,
      click.opId,
      click.active ? 1 : 0,
      INTENT_TTL_S,
      MAX_INTENTS,
    ],
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
