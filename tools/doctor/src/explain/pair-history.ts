import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import { DEFAULT_SHARDS, intentField, intentKey, isNewer, newest, parseState, shardOf } from '@matjip/redis-keys'
import type { PairState } from '@matjip/redis-keys'
import type { LiveStores } from '../live/collect-live-state.ts'
import type { LiveTarget } from '../live/live-state.ts'
import { readFailures } from '../live/read-record.ts'
import { readTargets } from '../live/read-targets.ts'
import { listMessages } from '@matjip/queue'
import { setAsideOf } from '@matjip/relations'

/** One operation of a pair, and everywhere it was found. */
export interface KnownOperation extends PairState {
  /** `row`, `settled`, `overlay`, `pending`, `intent`, `quarantine`, `dead letters`. */
  places: string[]
  /** Why it was rejected; null where it was not. */
  failure: string | null
}

/** A pair's row in Postgres, with what only it knows. */
export interface RecordedRow extends PairState {
  prevActive: boolean
  since: number
  updatedAt: Date
}

export interface PairHistory {
  shard: number
  row: RecordedRow | null
  /** Newest first. */
  operations: KnownOperation[]
  /** What readers are told of the target. */
  target: LiveTarget
  /** The actor's last failed operations, whatever they were about: a failure does not name its pair. */
  failuresOfActor: { opId: string; code: string; at: Date }[]
}

/** Everything that the stores know of one pair. The main queue cannot be looked through: what only it holds is not seen. */
export async function readHistory(
  stores: LiveStores,
  pair: { kind: RelationKind; actorId: number; targetId: number },
): Promise<PairHistory> {
  const { pool, redis, shards = DEFAULT_SHARDS } = stores
  const shard = shardOf(pair.kind, pair.targetId, shards)
  const intent = parseState(await redis.hget(intentKey(pair.actorId), intentField(pair.kind, pair.targetId)))
  const [target] = await readTargets(stores, shard, [pair])
  if (!target) throw new Error('the target was not read')
  const row = await readRow(stores, pair)
  const ofActor = <T extends { actorId: number }>(states: readonly T[]) =>
    states.filter(({ actorId }) => actorId === pair.actorId)
  const found: [place: string, states: readonly PairState[]][] = [
    ['row', row ? [row] : []],
    ['settled', ofActor(target.settled)],
    ['overlay', ofActor(target.overlay.entries)],
    ['pending', ofActor(target.pending)],
    ['intent', intent ? [intent] : []],
    ...(await readAside(stores, pair)),
  ]
  const operations = mergeByOpId(found)
  const failures = await readFailures(
    pool,
    operations.map(({ opId }) => opId),
  )
  return {
    shard,
    row,
    target,
    failuresOfActor: await readFailuresOfActor(stores, pair.actorId),
    operations: operations.map((operation) => ({ ...operation, failure: failures.get(operation.opId) ?? null })),
  }
}

/** The operation that decides: the newest that was not rejected. */
export function winnerOf(operations: readonly KnownOperation[]): KnownOperation | undefined {
  return newest(operations.filter(({ failure, places }) => failure === null && places.some((place) => !isAside(place))))
}

const isAside = (place: string) => place === 'quarantine' || place === 'dead letters'

function mergeByOpId(found: readonly (readonly [string, readonly PairState[]])[]): Omit<KnownOperation, 'failure'>[] {
  const merged = new Map<string, Omit<KnownOperation, 'failure'>>()
  for (const [place, states] of found)
    for (const { version, opId, active } of states) {
      const key = `${version} ${opId}`
      const known = merged.get(key) ?? { version, opId, active, places: [] }
      merged.set(key, { ...known, places: [...new Set([...known.places, place])] })
    }
  return [...merged.values()].sort((a, b) => (isNewer(a, b) ? -1 : 1))
}

async function readRow(
  { pool }: LiveStores,
  { kind, actorId, targetId }: { kind: RelationKind; actorId: number; targetId: number },
): Promise<RecordedRow | null> {
  const { rows } = await pool.query<RecordedRow>(
    `select version, op_id as "opId", active, prev_active as "prevActive", since, updated_at as "updatedAt"
     from relations where kind = $1 and actor_id = $2 and target_id = $3`,
    [relationKinds[kind], actorId, targetId],
  )
  return rows[0] ?? null
}

/** Failures that are told of an actor. */
const MAX_FAILURES = 10

async function readFailuresOfActor({ pool }: LiveStores, actorId: number): Promise<PairHistory['failuresOfActor']> {
  const { rows } = await pool.query<PairHistory['failuresOfActor'][number]>(
    `select op_id as "opId", code, created_at as at from relation_failures where actor_id = $1
     order by created_at desc limit ${MAX_FAILURES}`,
    [actorId],
  )
  return rows
}

async function readAside(
  { sqs, urls }: LiveStores,
  pair: { kind: RelationKind; actorId: number; targetId: number },
): Promise<[string, PairState[]][]> {
  const now = new Date()
  const places: [string, string | undefined][] = [
    ['quarantine', urls.quarantine],
    ['dead letters', urls.deadLetters],
  ]
  return Promise.all(
    places.map(async ([place, url]): Promise<[string, PairState[]]> => {
      const messages = url === undefined ? [] : await listMessages(sqs, url)
      const operations = messages.flatMap((message) => setAsideOf(message, now).operation ?? [])
      return [
        place,
        operations.filter((o) => o.kind === pair.kind && o.actorId === pair.actorId && o.targetId === pair.targetId),
      ]
    }),
  )
}
