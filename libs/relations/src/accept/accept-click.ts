import type { RelationMessage } from '@matjip/contracts'
import type { StampVersion } from './version-clock.ts'

/** What accepting a click needs: the queue, a clock and randomness; the intent is best effort. */
export interface AcceptPorts {
  stamp: StampVersion
  /** A random id: it breaks ties between equal versions. */
  createOpId: () => string
  /** Resolves once the queue has confirmed the message, and only then. */
  send: (message: RelationMessage) => Promise<unknown>
  /** Lets the actor see their own click at once; resolves without it where Redis is away. */
  writeIntent: (message: RelationMessage) => Promise<unknown>
  /** Told of an intent that Redis refused. */
  onIntentLost: (error: unknown) => void
}

/** A click as its actor made it, not yet stamped. */
export type UnstampedClick = Omit<RelationMessage, 'v' | 'version' | 'opId'>

/**
 * Accepts one click: stamp → queue confirmed → intent. When it resolves, the click is durable and may be answered with 202.
 * @param echoed the largest version that the client has seen, if it tells
 * @throws what `stamp` or `send` threw: then nothing is promised. The message may have got through all the same, which is
 * harmless: the click is a state, and a retry is newer.
 */
export async function acceptClick(
  ports: AcceptPorts,
  click: UnstampedClick,
  echoed: number | null,
): Promise<RelationMessage> {
  const message: RelationMessage = {
    v: 1,
    ...click,
    version: ports.stamp(click.actorId, echoed),
    opId: ports.createOpId(),
  }
  await ports.send(message)
  await ports.writeIntent(message).catch(ports.onIntentLost)
  return message
}
