import { committedKinds, kindTable } from '@matjip/contracts'
import type { CommittedKind, RelationKind } from '@matjip/contracts'

/** Whatever people can click. */
export type ClickKind = RelationKind | CommittedKind

/** Kinds that travel the queue, answered with 202. */
export const QUEUED = Object.keys(kindTable) as RelationKind[]
/** Kinds that are committed in the request, answered with 200. */
export const COMMITTED = Object.keys(committedKinds) as CommittedKind[]

export const isCommitted = (kind: ClickKind): kind is CommittedKind => kind in committedKinds
