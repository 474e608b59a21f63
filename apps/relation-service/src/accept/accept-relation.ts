import { ProblemError } from '@matjip/contracts'
import type { RelationKind, RelationMessage } from '@matjip/contracts'
import type { Caller } from '@matjip/service-kit'
import type { Operation } from '../operations/operation-id.ts'
import { createOpId } from './op-id.ts'
import type { StampVersion } from './version-clock.ts'

export interface AcceptDeps {
  stamp: StampVersion
  /** Resolves once the queue has confirmed the message, and only then. */
  send: (message: RelationMessage) => Promise<unknown>
  /** Lets the actor see their own click at once; resolves without it where Redis is away. */
  writeIntent: (message: RelationMessage) => Promise<unknown>
  /** Told of an intent that Redis refused. */
  onIntentLost: (error: unknown) => void
}

export interface Click {
  caller: Caller
  kind: RelationKind
  targetId: number
  active: boolean
  /** The largest version that the client has seen, if it tells. */
  echoed: number | null
}

/**
 * Accepts one click: stamp → queue confirmed → intent. Needs the queue and nothing else: Postgres is never asked, and
 * without Redis the click is accepted all the same, only that its actor sees it when it is applied.
 * @throws ProblemError version-in-future, or service-unavailable where the queue did not confirm. Then nothing is
 * promised; the message may have got through, which is harmless: the click is a state, and a retry is newer.
 */
export async function acceptRelation(deps: AcceptDeps, click: Click): Promise<Operation> {
  const { caller, kind, targetId, active, echoed } = click
  const message: RelationMessage = {
    v: 1,
    kind,
    actorId: caller.userId,
    actorHandle: caller.handle,
    actorName: caller.displayName,
    targetId,
    active,
    version: deps.stamp(caller.userId, echoed),
    opId: createOpId(),
  }
  await deps.send(message).catch((cause: unknown) => {
    // Whatever the queue's reason: not confirmed is not accepted.
    throw new ProblemError('service-unavailable', { cause })
  })
  const acceptedAt = Date.now()
  await deps.writeIntent(message).catch(deps.onIntentLost)
  const { actorId, version, opId } = message
  return { kind, actorId, targetId, active, version, opId, acceptedAt }
}
