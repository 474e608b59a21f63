import { kindTable } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import type { PairState } from '@matjip/redis-keys'
import type { CounterKind } from '@matjip/db-schema'
import { relationCounters } from '@matjip/relations'

export interface Row extends PairState {
  kind: RelationKind
  actorId: number
  targetId: number
}

export interface Count {
  count: number
  rev: number
}

export interface Failure {
  code: string
  atMs: number
}

/** The tables that a fold reads and writes. */
export interface Tables {
  /** User id → whether the account was deleted. */
  users: Map<number, { deleted: boolean }>
  /** Post id → author. */
  posts: Map<number, number>
  restaurants: Set<number>
  /** Key → name of the hashtag that was there first. */
  hashtags: Map<number, string>
  /** `actor target` of active blocks. */
  blocks: Set<string>
  /** `kind actor target` → row. */
  rows: Map<string, Row>
  /** `kind target` → rows, for oracles that look at one target. */
  rowsOfTarget: Map<string, Map<number, Row>>
  /** Owner by counter: `counter owner`. */
  counters: Map<string, Count>
  /** Op id → reason, and when it was noted, milliseconds. */
  failures: Map<string, Failure>
  /** Targets whose rows were written since the oracle last looked: `kind target`. */
  touched: Set<string>
}

export function createTables(): Tables {
  return {
    users: new Map(),
    posts: new Map(),
    restaurants: new Set(),
    hashtags: new Map(),
    blocks: new Set(),
    rows: new Map(),
    rowsOfTarget: new Map(),
    counters: new Map(),
    failures: new Map(),
    touched: new Set(),
  }
}

export const pairKey = (kind: RelationKind, actorId: number, targetId: number) => `${kind} ${actorId} ${targetId}`
export const blockKey = (actorId: number, targetId: number) => `${actorId} ${targetId}`
export const targetKey = (kind: RelationKind, targetId: number) => `${kind} ${targetId}`
export const counterKey = (counter: CounterKind, ownerId: number) => `${counter} ${ownerId}`

/** Which counters a row of a kind moves: of its target, and of its actor. */
export const COUNTERS = Object.fromEntries(
  Object.keys(kindTable).map((kind) => {
    const of = (owner: string) => relationCounters.find((one) => one.kind === kind && one.owner === owner)?.counter
    return [kind, { target: of('target_id'), actor: of('actor_id') }]
  }),
) as Record<RelationKind, { target: CounterKind | undefined; actor: CounterKind | undefined }>

export function countOf({ counters }: Tables, counter: CounterKind | undefined, ownerId: number): Count {
  if (counter === undefined) return { count: 0, rev: 0 }
  return counters.get(counterKey(counter, ownerId)) ?? { count: 0, rev: 0 }
}
