import type { RelationMessage } from '@matjip/contracts'
import type { HidingLog } from '../load/hiding-log.ts'
import { AUTHOR, isMissing, targetOf } from '../world/targets.ts'

/**
 * Whether an operation may have failed for a reason: its target does not exist, or a block may have stood between its actor and
 * the person on the other side when it was folded. Nobody sees from outside when that was, so with a block either is right.
 */
export function mayFail(
  hidings: HidingLog,
  { kind, actorId, targetId }: Pick<RelationMessage, 'kind' | 'actorId' | 'targetId'>,
  code: string | undefined,
): boolean {
  if (isMissing(targetId)) return code === 'target-not-found'
  const person = { user: targetId, post: AUTHOR, restaurant: undefined, hashtag: undefined }[targetOf(kind)]
  return code === 'blocked' && person !== undefined && hidings.mayBlock(actorId, person)
}
