import { Type } from 'typebox'
import type { Static } from 'typebox'
import { SafeId } from './ids.ts'
import { relationKinds } from './relation-kinds.ts'
import type { RelationKind } from './relation-kinds.ts'

/**
 * One click on its way through SQS. Numbers are safe integers.
 * `version` is microseconds since 1970, `opId` breaks ties: the newest `(version, opId)` of a pair wins.
 * The actor's handle travels along so that a fold that meets the actor first can create the row.
 */
export const RelationMessage = Type.Object({
  v: Type.Literal(1),
  // Unsafe, because the type of a mapped union is `never`: the check is that of the union.
  kind: Type.Unsafe<RelationKind>(Type.Union(Object.keys(relationKinds).map((kind) => Type.Literal(kind)))),
  actorId: SafeId,
  actorHandle: Type.String({ minLength: 1, maxLength: 64 }),
  actorName: Type.String({ minLength: 1, maxLength: 64 }),
  /** An id; of a hashtag, `hashtagKeyOf` its name. */
  targetId: SafeId,
  /** With a hashtag: its normal form, so that a fold that meets it first can create the row. 50 code points are 100 units at most. */
  targetName: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  active: Type.Boolean(),
  version: SafeId,
  opId: Type.String({ pattern: '^[A-Za-z0-9_-]{8,24}$' }),
})
export type RelationMessage = Static<typeof RelationMessage>

/**
 * Days after its version at which an operation is refused, by the consumer and by the fold. Longer than a message can live
 * in the queue (4), in the dead-letter queue (14) and through a redrive: an older one is no delay but a mistake, and the
 * tombstone that would refute it may be gone.
 */
export const MAX_OPERATION_AGE_DAYS = 35
