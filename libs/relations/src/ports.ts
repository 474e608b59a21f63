import type { RelationKind, RelationMessage } from '@matjip/contracts'
import type { Applied, BaseCount, Claim, PairState, PendingEntry, SettledTarget, Tiding } from '@matjip/redis-keys'

/** The store of what readers see now (Redis). Every write may be repeated and changes nothing then. */
export interface OverlayStore {
  readonly shards: number
  apply(shard: number, entries: readonly PendingEntry[]): Promise<Applied>
  claim(shard: number, limit: number, cursor?: string): Promise<Claim>
  /** false, having changed nothing, where what was read at `readAtMs` is too old by now. */
  settle(shard: number, readAtMs: number, targets: readonly SettledTarget[]): Promise<boolean>
  /** Forgets the intents of operations that were rejected. */
  forget(operations: readonly RelationMessage[]): Promise<void>
  /** Forgets what is cached of actors whose committed click is not among their newest: nothing else would tell their readers. */
  forgetUnaware(operations: readonly RelationMessage[]): Promise<void>
  /** Forgets settled entries as they were claimed and deleted; one that was delivered or is shown again stays. */
  trim(shard: number, acknowledged: readonly PendingEntry[]): Promise<number>
  /** Milliseconds by the clock that dates what is cached of a shard. */
  clock(shard: number): Promise<number>
}

export interface Receipt {
  messageId: string
  receiptHandle: string
}

/** Why an operation left no row: `too-old`, `actor-deleted`, `actor-missing`, `self-follow`, `target-not-found`, `blocked`, `too-many-hashtags`, `quarantined`. */
export interface Rejection {
  opId: string
  code: string
}

export interface Committed {
  /** Void operations that are newer than their pair's row. */
  rejected: Rejection[]
  /** Rows that were written; the other operations were repeats or overtaken. */
  written: number
  /** Rows whose relation really began or ended: what the counters moved by. */
  moved: number
  /**
   * Pairs whose row the transaction wrote and whose target's count it moved, as it left both at its commit: nobody else
   * could write them before it. Where others are missing, they have to be read back.
   */
  pairs: ReadPair[]
}

/** A pair's row and the count of its target, seen at one moment. */
export interface ReadPair {
  kind: RelationKind
  actorId: number
  row: PairState | undefined
  base: BaseCount
}

/** The record (Postgres). */
export interface RelationRecord {
  /** Folds operations in one transaction, all or none; again, it changes nothing. */
  commit(operations: readonly RelationMessage[]): Promise<Committed>
  readBack(operations: readonly RelationMessage[]): Promise<ReadPair[]>
  /** Notes why an operation failed, for its actor. */
  fail(operation: RelationMessage, code: string): Promise<void>
}

/** The durable log (SQS). */
export interface RelationLog {
  /** Deletes messages and gives those that are confirmed. */
  acknowledge(receipts: readonly Receipt[]): Promise<Receipt[]>
  /** Resolves when the quarantine has confirmed it. */
  quarantine(entry: PendingEntry, reason: string, detail: string): Promise<void>
}

/**
 * Tells actors what became of their operations. Where it throws, the batch is folded, and told, again.
 * @param entries operations that something became of
 * @param tidingsOf what became of those of them whose actors listen: few are, so that words are made for few
 */
export type Tell = (
  entries: readonly PendingEntry[],
  tidingsOf: (heard: readonly PendingEntry[]) => readonly Tiding[],
) => Promise<void>

export interface FoldPorts {
  store: OverlayStore
  record: RelationRecord
  log: RelationLog
  tell?: Tell
}
