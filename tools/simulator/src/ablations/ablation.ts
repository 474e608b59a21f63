import type { AcceptPorts, FoldPorts, OverlayStore, RelationLog, RelationRecord } from '@matjip/relations'
import type { FoldRules } from '../record/fold-model.ts'

/** How a schedule folds one batch of some shards; the production's `foldShards` unless a rule of it is switched off. */
export type FoldStep = (
  ports: FoldPorts,
  shards: readonly number[],
  limit: number,
  cursors: ReadonlyMap<number, string>,
) => Promise<{ cursors: ReadonlyMap<number, string>; failures: readonly unknown[] }>

/** A rule of relations.md, and how the simulator switches it off: around production code, never inside it. */
export interface Ablation {
  name: string
  /** The rule of the design, in its numbering. */
  rule: string
  /** Replaces text of a production script; each text must be there, or the ablation is stale. */
  lua?: readonly (readonly [text: string, replacement: string])[]
  sql?: Partial<FoldRules>
  store?: (store: OverlayStore) => OverlayStore
  record?: (record: RelationRecord) => RelationRecord
  log?: (log: RelationLog) => RelationLog
  fold?: FoldStep
  accept?: (ports: AcceptPorts, nowMs: () => number) => AcceptPorts
  /** Consumers do not look at what is pending. */
  noBackpressure?: boolean
  /** Poison bodies are left in the queue. */
  keepsPoison?: boolean
  /** The consumer deletes what it has applied. */
  deletesApplied?: boolean
}
