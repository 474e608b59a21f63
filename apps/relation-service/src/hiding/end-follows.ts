import { acceptClick } from '@matjip/relations'
import type { AcceptPorts } from '@matjip/relations'

/** A side of a pair that is being taken apart. */
export interface Side {
  id: number
  handle: string
  displayName: string
  /** Version of this side's follow of the other, where there ever was one: what takes it back must be newer. */
  version: number | null
}

/**
 * Queues the end of follows between two users, as if each had taken them back. A block hides without it; it is for the counts,
 * and so that no follow comes back with an unblock.
 * @param sides whose follows of the other end
 * @throws where the queue has not confirmed one
 */
export async function endFollows(ports: AcceptPorts, pair: readonly [Side, Side], sides: readonly Side[] = pair) {
  await Promise.all(
    sides.map((actor) => {
      const target = actor === pair[0] ? pair[1] : pair[0]
      const click = { kind: 'follow' as const, targetId: target.id, active: false }
      const names = { actorId: actor.id, actorHandle: actor.handle, actorName: actor.displayName }
      return acceptClick(ports, { ...click, ...names }, actor.version)
    }),
  )
}
