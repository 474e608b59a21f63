import type { RelationKind, RelationMessage } from '@matjip/contracts'
import type { PairState } from '@matjip/redis-keys'

/** A promise of the pipeline that does not hold. */
export interface Violation {
  /** `I1` to `I9`. */
  invariant: string
  /** What it is about: a pair, a target, a message. */
  subject: string
  detail: string
}

/** A pair's row, or its entry in the overlay. */
export interface ActorState extends PairState {
  actorId: number
}

export interface OverlayEntry extends ActorState {
  contribution: number
}

export interface CountSnapshot {
  count: number
  rev: number
}

/** All that the stores hold about one target at one moment. */
export interface TargetSnapshot {
  kind: RelationKind
  targetId: number
  /** Rows in Postgres, tombstones included. */
  rows: Iterable<ActorState>
  /** The counter in Postgres. */
  base: CountSnapshot
  /** The count that Redis has cached; undefined where it has none. */
  cached: CountSnapshot | undefined
  overlay: {
    /** The stored sum of contributions. */
    sum: number
    entries: readonly OverlayEntry[]
  }
  /** Operations on this target that are applied and not yet trimmed. */
  pending: readonly RelationMessage[]
}

export const targetName = ({ kind, targetId }: Pick<TargetSnapshot, 'kind' | 'targetId'>) => `${kind} ${targetId}`

export const pairName = (pair: { kind: RelationKind; actorId: number; targetId: number }) =>
  `${pair.kind} ${pair.actorId}>${pair.targetId}`

/** What is shown for a target, by the same arithmetic as `readCounts`. */
export function displayedCount({ base, cached, overlay }: TargetSnapshot): number {
  return Math.max(0, (cached ?? base).count + overlay.sum)
}
