import type { RelationKind } from '@matjip/contracts'
import { isCluster } from '../open-redis.ts'
import type { Redis } from '../open-redis.ts'
import { dropIntent } from '../relations/intents.ts'
import { isNewer, parseState, writeState } from '../relations/newest.ts'
import type { PairState } from '../relations/newest.ts'
import { intentField, intentKey } from '../relations/relation-keys.ts'
import { inPieces } from '../relations/script-lists.ts'
import { roundTrip } from '../round-trip.ts'
import { createScript, runScript } from '../script.ts'
import { forgetViewers } from './viewer-entries.ts'

/** A click on a pair that the record has, or that was void. */
export interface FoldedClick extends PairState {
  kind: RelationKind
  actorId: number
  targetId: number
}

/**
 * KEYS: intents, one per click. ARGV: fields, then states. Returns the places of clicks that are not what their intents hold,
 * and after each what they hold instead, empty where there is nothing.
 */
const OTHERS = createScript(`
local others = {}
for i = 1, #KEYS do
  local known = redis.call('HGET', KEYS[i], ARGV[i])
  if known ~= ARGV[#KEYS + i] then
    table.insert(others, i)
    table.insert(others, known or '')
  end
end
return others
`)

/**
 * Forgets the entries of viewers whose committed click is not among their newest clicks: it was lost with a Redis, or never
 * written because Redis was away. Their entry may be older than the commit, and nothing else would tell. An older click on the
 * same pair, which would be taken for the newest, is forgotten after it. For all others an entry and the clicks since are right
 * together. Again, it changes nothing. @throws where Redis is away
 */
export async function forgetUnawareViewers(redis: Redis, clicks: readonly FoldedClick[]): Promise<void> {
  if (clicks.length === 0) return
  const others = isCluster(redis)
    ? await othersByCommands(redis, clicks)
    : (await inPieces(clicks, (piece) => othersByScript(redis, piece))).flat()
  const isOld = ({ click, known }: Other) => known !== undefined && isNewer(click, known)
  const unaware = others.filter((other) => other.known === undefined || isOld(other))
  await forgetViewers(redis, [...new Set(unaware.map(({ click }) => click.actorId))])
  await Promise.all(others.filter(isOld).map(({ click }) => dropIntent(redis, click)))
}

/** A click, and what is known of its pair. */
interface Other {
  click: FoldedClick
  known: PairState | undefined
}

/** One script for a thousand clicks: a command for each would cost this process ten times as much. */
async function othersByScript(redis: Redis, clicks: readonly FoldedClick[]): Promise<Other[]> {
  const keys = clicks.map(({ actorId }) => intentKey(actorId))
  const fields = clicks.map(({ kind, targetId }) => intentField(kind, targetId))
  const found = (await runScript(redis, OTHERS, keys, [...fields, ...clicks.map(writeState)])) as (number | string)[]
  const others: Other[] = []
  for (let at = 0; at < found.length; at += 2) {
    const click = clicks[Number(found[at]) - 1]
    if (click) others.push({ click, known: parseState(String(found[at + 1])) })
  }
  return others
}

/** On a Cluster each actor has a slot of their own, and a script can only read one. */
async function othersByCommands(redis: Redis, clicks: readonly FoldedClick[]): Promise<Other[]> {
  const replies = await roundTrip(
    redis,
    clicks.map(({ kind, actorId, targetId }) => ['hget', intentKey(actorId), intentField(kind, targetId)] as const),
  )
  return clicks.map((click, index) => ({ click, known: parseState(replies[index] as string | null) }))
}
