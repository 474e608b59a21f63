import { kindTable } from '@matjip/contracts'
import type { RelationMessage } from '@matjip/contracts'
import { targetName } from '@matjip/relations'
import type { Simulation } from '../world/simulation.ts'

/** Whether an operation may come to nothing: its target or actor is or was not there, or its data is bad. */
export function isVoid(simulation: Simulation, operation: RelationMessage): boolean {
  const { kind, actorId, targetId } = operation
  const { gone } = simulation
  if (isPoison(operation) || gone.has(`actor ${actorId}`) || gone.has(targetName(operation))) return true
  const peer = kindTable[kind].target === 'post' ? simulation.authors.get(targetId) : targetId
  if (peer !== undefined && (gone.has(`block ${actorId} ${peer}`) || gone.has(`block ${peer} ${actorId}`))) return true
  return !mayHaveRow(simulation, operation)
}

/** Whether a pair's target ever was, and is not the actor. */
export function mayHaveRow(
  { stores, posts, people, restaurants }: Simulation,
  { kind, actorId, targetId }: Pick<RelationMessage, 'kind' | 'actorId' | 'targetId'>,
): boolean {
  switch (kindTable[kind].target) {
    case 'post':
      return posts.includes(targetId)
    case 'restaurant':
      return restaurants.includes(targetId)
    // One that is not there yet is made by its follow; taking back leaves its tombstone without it.
    case 'hashtag':
      return true
    case 'user':
      return actorId !== targetId && (people.includes(targetId) || stores.tables.users.has(targetId))
  }
}

export const isPoison = ({ actorHandle }: RelationMessage) => actorHandle.includes('\u0000')
