import { Type } from 'typebox'
import type { Static } from 'typebox'
import { component, nullable } from './component.ts'
import { Id } from './ids.ts'
import { Timestamp } from './timestamp.ts'

/** Kinds of relation that travel the pipeline, with the number that stands for each in Postgres. Numbers are never reused. */
export const relationKinds = { follow: 1, like: 2 } as const
export type RelationKind = keyof typeof relationKinds

/** queued (SQS confirmed) → applied (readers see it) → persisted (in Postgres); failed = void, with the reason in `error`. */
export const OPERATION_STATUSES = ['queued', 'applied', 'persisted', 'failed'] as const
export type OperationStatus = (typeof OPERATION_STATUSES)[number]

/** Body of the 202 and of `GET /relations/operations/{operationId}`. */
export const RelationOperation = component(
  'RelationOperation',
  Type.Object({
    id: Type.String({ description: 'Opaque.' }),
    kind: Type.String({ enum: Object.keys(relationKinds), description: 'Open list.' }),
    target: Id('The user or post that it is about.'),
    active: Type.Boolean({ description: 'true = made (PUT), false = taken back (DELETE).' }),
    status: Type.String({ enum: [...OPERATION_STATUSES] }),
    acceptedAt: Timestamp('When it was accepted, by the clock that its version is of.'),
    appliedAt: nullable(Timestamp('When readers began to see it; null where that is not known any more.')),
    persistedAt: nullable(Timestamp('When Postgres had it.')),
    version: Type.Integer({
      minimum: 1,
      description: 'Causality token: echo the largest one seen as `Matjip-Version` with the next click.',
    }),
    effect: nullable(
      Type.String({
        enum: ['changed', 'superseded'],
        description: 'Once persisted: it stands, or a newer click of the caller has replaced it.',
      }),
    ),
    error: Type.Optional(Type.Object({ code: Type.String({ examples: ['target-not-found'] }), detail: Type.String() })),
  }),
)
export type RelationOperation = Static<typeof RelationOperation>

/** The caller's relation to some users and posts at once. Ids that do not exist answer false. */
export const RelationState = component(
  'RelationState',
  Type.Object({
    users: Type.Array(Type.Object({ id: Id('User id.'), following: Type.Boolean(), followPending: Type.Boolean() })),
    posts: Type.Array(Type.Object({ id: Id('Post id.'), liked: Type.Boolean(), likePending: Type.Boolean() })),
  }),
)
export type RelationState = Static<typeof RelationState>
