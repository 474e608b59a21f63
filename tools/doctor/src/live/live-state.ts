import type { CounterKind } from '@matjip/db-schema'
import type { QueueDepth } from '@matjip/queue'
import type { PairState, Target } from '@matjip/redis-keys'
import type { RelationMessage } from '@matjip/contracts'
import type { SetAside, TargetSnapshot } from '@matjip/relations'

/** What the stores hold about one target: Redis at one moment, Postgres right before and right after it. */
export interface LiveTarget extends TargetSnapshot {
  shard: number
  rows: PairRow[]
  /** Rows as they were last settled, as Redis remembers them. */
  settled: PairRow[]
  /** Whether its counter had the same revision before and after Redis was read, so that the two can be compared. */
  isStill: boolean
}

/** The state of a pair, with its actor. */
export interface PairRow extends PairState {
  actorId: number
}

/** A pending entry that no fold will ever end: of another shard's target, or in words that this code does not know. */
export interface Misplaced {
  shard: number
  messageId: string
  why: string
}

/** A counter that is not the number of its rows, at one moment. */
export interface WrongCounter {
  counter: CounterKind
  ownerId: number
  count: number
  rows: number
}

export interface ShardPending {
  shard: number
  pending: number
  /** Microseconds since 1970 of the oldest click; null where nothing is pending. */
  oldestVersion: number | null
}

/** An accepted click of the last 15 minutes. */
export interface Click extends Target, PairRow {}

/** Everything that a live system shows of the pipeline. Only what is large is cut down to what is wrong. */
export interface LiveState {
  takenAt: Date
  queue: QueueDepth
  /** Set aside because they cannot be handled. */
  quarantine: SetAside[]
  /** null where the queue has no dead-letter queue. */
  deadLetters: SetAside[] | null
  shards: ShardPending[]
  /** Every target that Redis knows something of. */
  targets: LiveTarget[]
  misplaced: Misplaced[]
  /** Counters compared with their rows, all of them. */
  counters: { compared: number; wrong: WrongCounter[] }
  /** Accepted clicks, and those of which neither Postgres nor Redis's pending operations know. */
  clicks: { seen: number; unaccounted: Click[] }
  /** Why operations failed, by op id, as far as this state names them. */
  failures: Map<string, string>
}

/** An operation as a click: the identity of its actor does not matter here. */
export function operationOf({ kind, targetId, actorId, active, version, opId }: Click): RelationMessage {
  return { v: 1, kind, actorId, actorHandle: '-', actorName: '-', targetId, active, version, opId }
}
