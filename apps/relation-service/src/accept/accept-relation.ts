import { ProblemError } from '@matjip/contracts'
import type { RelationKind, RelationMessage } from '@matjip/contracts'
import { acceptClick, createOpId } from '@matjip/relations'
import type { AcceptPorts } from '@matjip/relations'
import type { Caller } from '@matjip/service-kit'
import type { ClickTarget } from './click-target.ts'
import type { Operation } from '../operations/operation-id.ts'

export interface AcceptDeps extends Omit<AcceptPorts, 'createOpId' | 'send'> {
  /** Resolves once the queue has confirmed the message. @param traceparent the request's place in a trace */
  send: (message: RelationMessage, traceparent?: string) => Promise<unknown>
}

export interface Click {
  caller: Caller
  kind: RelationKind
  target: ClickTarget
  active: boolean
  /** The largest version that the client has seen, if it tells. */
  echoed: number | null
  /** The request's place in a trace, where it is traced. */
  traceparent?: string | undefined
}

/**
 * Accepts one click: stamp → queue confirmed → intent. Needs the queue and nothing else: Postgres is never asked, and
 * without Redis the click is accepted all the same, only that its actor sees it when it is applied. It rejects with
 * ProblemError version-in-future, or service-unavailable where the queue did not confirm. Then nothing is promised, but
 * the message may have got through. The refusal therefore carries its version: a client that echoes it makes its next
 * click the newer one, whichever server takes that, however far their clocks are apart.
 */
export function createAccept(deps: AcceptDeps): (click: Click) => Promise<Operation> {
  const sendTraced = (traceparent: string | undefined) => (message: RelationMessage) =>
    deps.send(message, traceparent).catch((cause: unknown) => {
      // Whatever the queue's reason: not confirmed is not accepted.
      throw new ProblemError('service-unavailable', { cause, headers: { 'matjip-version': String(message.version) } })
    })
  const ports: AcceptPorts = { ...deps, send: sendTraced(undefined), createOpId }
  return ({ caller, kind, target, active, echoed, traceparent }) => {
    const actor = { actorId: caller.userId, actorHandle: caller.handle, actorName: caller.displayName }
    const traced = traceparent === undefined ? ports : { ...ports, send: sendTraced(traceparent) }
    return acceptClick(traced, { kind, ...actor, ...target, active }, echoed)
  }
}
