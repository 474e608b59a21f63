import { acceptClick } from '@matjip/relations'
import type { AcceptPorts } from '@matjip/relations'
import type { FollowEnds } from './follows-store.ts'

/** A side of a pair that is being taken apart. */
export interface Side {
  id: number
  handle: string
  displayName: string
}

/**
 * Queues the end of follows between two users, as if each had taken them back. A block hides without it; it is for the counts,
 * and so that no follow comes back with an unblock.
 * @throws where the queue has not confirmed one
 */
export async function endFollows(ports: AcceptPorts, [one, other]: readonly [Side, Side], ends: FollowEnds) {
  const end = async (actor: Side, targetId: number) => {
    const newerThan = ends.get(actor.id)
    if (newerThan === undefined) return
    const names = { actorId: actor.id, actorHandle: actor.handle, actorName: actor.displayName }
    await acceptClick(ports, { kind: 'follow', targetId, active: false, ...names }, newerThan)
  }
  await Promise.all([end(one, other.id), end(other, one.id)])
}
