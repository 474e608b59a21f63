import type { RelationKind, RelationMessage } from '@matjip/contracts'
import {
  SUM_FIELD,
  countKey,
  overlayKey,
  parseState,
  pendingKey,
  settledKey,
  shardOf,
  unpackEntry,
} from '@matjip/redis-keys'
import type { TargetSnapshot } from '@matjip/relations'
import { COUNTERS, countOf, targetKey } from '../record/tables.ts'
import type { Simulation } from '../world/simulation.ts'

const OF_TARGET = /^rel:\{r\d\d\}:(?:overlay|count|settled):(\w+):(\d+)$/

export interface TargetName {
  kind: RelationKind
  targetId: number
}

/** The target that a key is about; undefined for keys of a shard or an actor. */
export function targetOfKey(key: string): TargetName | undefined {
  const [, kind, target] = OF_TARGET.exec(key) ?? []
  return kind && target ? { kind: kind as RelationKind, targetId: Number(target) } : undefined
}

/** The shard whose pending entries a key holds. */
export function shardOfPendingKey(key: string): number | undefined {
  return key.endsWith(':pending') ? Number(key.slice(6, 8)) : undefined
}

/** Pending entries are read again and again: parsed once a text. */
const parsed = new Map<string, RelationMessage | undefined>()
const MAX_PARSED = 50_000

/** All pending operations of a shard. */
export function pendingOf({ stores }: Simulation, shard: number): RelationMessage[] {
  const entries = hashOf(stores.redis.space, pendingKey(shard))
  if (parsed.size > MAX_PARSED) parsed.clear()
  return [...entries].flatMap(([messageId, text]) => {
    if (!parsed.has(text)) parsed.set(text, unpackEntry(messageId, text)?.operation)
    return parsed.get(text) ?? []
  })
}

/** What the stores hold about a target, without asking them as a client. @param pending its pending operations */
export function targetSnapshot(
  simulation: Simulation,
  { kind, targetId }: TargetName,
  pending: readonly RelationMessage[],
): TargetSnapshot {
  const { stores, settings } = simulation
  const shard = shardOf(kind, targetId, settings.shards)
  const { space } = stores.redis
  const overlay = hashOf(space, overlayKey(shard, kind, targetId))
  const cached = space.read(countKey(shard, kind, targetId))?.value
  const [rev, count] = typeof cached === 'string' ? cached.split(' ').map(Number) : []
  return {
    kind,
    targetId,
    rows: stores.tables.rowsOfTarget.get(targetKey(kind, targetId))?.values() ?? [],
    base: countOf(stores.tables, COUNTERS[kind].target, targetId),
    cached: rev === undefined || count === undefined ? undefined : { rev, count },
    overlay: {
      sum: Number(overlay.get(SUM_FIELD) ?? 0),
      entries: [...overlay]
        .filter(([field]) => field !== SUM_FIELD)
        .flatMap(([field, text]) => {
          const state = parseState(text)
          return state ? [{ ...state, actorId: Number(field), contribution: Number(text.split(' ')[3]) }] : []
        }),
    },
    pending,
  }
}

/** The row of a pair as Redis remembers it. */
export function settledOf({ stores, settings }: Simulation, { kind, targetId, actorId }: RelationMessage) {
  const shard = shardOf(kind, targetId, settings.shards)
  return parseState(hashOf(stores.redis.space, settledKey(shard, kind, targetId)).get(String(actorId)))
}

function hashOf(space: Simulation['stores']['redis']['space'], key: string): Map<string, string> {
  const value = space.read(key)?.value
  return value instanceof Map ? value : new Map<string, string>()
}
