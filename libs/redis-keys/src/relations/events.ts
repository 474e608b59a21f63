import { relationKinds } from '@matjip/contracts'
import type { RelationKind, RelationMessage } from '@matjip/contracts'
import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'

/** 15 minutes without a listener: longer than a walk through a tunnel, and by then a fold has long spoken. */
export const EVENTS_TTL_S = 900
/** Events of one actor, about: more clicks than a person makes in 15 minutes. Who has missed more asks again. */
export const MAX_EVENTS = 200
/** Events of one read: what a slow reader may make us hold in memory, 20 KB. */
export const EVENTS_PER_READ = 50

/** The actor's events; also the channel on which those who send them on are woken. */
export const eventsKey = (actorId: number) => `rel:events:{${actorId}}`
/** Actors for whom events are written: member actor, score when it ends, in seconds. */
export const LISTENERS_KEY = 'rel:listeners'

/** What became of an operation. */
export type Outcome =
  { status: 'applied' } | { status: 'persisted'; effect: 'changed' | 'superseded' } | { status: 'failed'; code: string }

/** What is told of an operation. */
export interface Tiding {
  operation: Pick<RelationMessage, 'kind' | 'actorId' | 'targetId' | 'targetName' | 'active' | 'version' | 'opId'>
  outcome: Outcome
}

export interface RelationEvent extends Tiding {
  /** Milliseconds since 1970, by the writer's clock. */
  atMs: number
}

/**
 * KEYS: events. ARGV: TTL, cap, channel, events. Repeated, it writes them again: who reads knows an event by its operation
 * and status. It is no counter, so "at least once" is what it promises.
 */
const ADD = createScript(`
for i = 4, #ARGV do redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], '*', 'e', ARGV[i]) end
redis.call('EXPIRE', KEYS[1], ARGV[1])
return redis.call('PUBLISH', ARGV[3], '')
`)

/**
 * Who of these actors listens. Where fewer listen than are asked for, their list is read; else one who does not costs a member
 * of a ZMSCORE, which all share.
 * @throws where Redis is away
 */
export async function listenersAmong(redis: Redis, actorIds: readonly number[]): Promise<Set<number>> {
  if (actorIds.length === 0) return new Set()
  const listening = await redis.zcard(LISTENERS_KEY)
  if (listening === 0) return new Set()
  const asked = new Set(actorIds)
  if (listening < asked.size)
    return asked.intersection(new Set((await redis.zrange(LISTENERS_KEY, 0, '-1')).map(Number)))
  const actors = [...asked]
  const listed = await redis.zmscore(LISTENERS_KEY, ...actors.map(String))
  return new Set(actors.filter((_, index) => listed[index] !== null))
}

/**
 * Writes events for actors who listen, and wakes who sends them on.
 * @throws where Redis is away
 */
export async function addEvents(redis: Redis, events: readonly RelationEvent[]): Promise<void> {
  const byActor = Map.groupBy(events, ({ operation }) => operation.actorId)
  await Promise.all(
    [...byActor].map(([actorId, ofActor]) =>
      runScript(
        redis,
        ADD,
        [eventsKey(actorId)],
        [EVENTS_TTL_S, MAX_EVENTS, eventsKey(actorId), ...ofActor.map(packEvent)],
      ),
    ),
  )
}

type Packed = [
  kind: number,
  targetId: number,
  active: 0 | 1,
  version: number,
  opId: string,
  atMs: number,
  status: Outcome['status'],
  word?: string | null,
  targetName?: string,
]

function packEvent({ operation: o, outcome, atMs }: RelationEvent): string {
  const packed: Packed = [relationKinds[o.kind], o.targetId, o.active ? 1 : 0, o.version, o.opId, atMs, outcome.status]
  if (outcome.status === 'persisted') packed.push(outcome.effect)
  if (outcome.status === 'failed') packed.push(outcome.code)
  // Without a word, JSON writes null in its place.
  if (o.targetName !== undefined) packed[8] = o.targetName
  return JSON.stringify(packed)
}

const kindOf = new Map<number, RelationKind>(
  (Object.entries(relationKinds) as [RelationKind, number][]).map(([kind, number]) => [number, kind]),
)

/** undefined for a mark, and for a kind that this version of the code does not know. */
export function unpackEvent(actorId: number, text: string): RelationEvent | undefined {
  if (text === '') return undefined
  const [number, targetId, active, version, opId, atMs, status, word, targetName] = JSON.parse(text) as Packed
  const kind = kindOf.get(number)
  if (!kind) return undefined
  const name = targetName === undefined ? {} : { targetName }
  const operation = { kind, actorId, targetId, ...name, active: active === 1, version, opId }
  if (status === 'applied') return { operation, atMs, outcome: { status } }
  if (status === 'failed') return { operation, atMs, outcome: { status, code: word ?? '' } }
  return { operation, atMs, outcome: { status, effect: word === 'superseded' ? 'superseded' : 'changed' } }
}
