import { formatId } from '@matjip/contracts'
import type { RelationOperation } from '@matjip/contracts'
import type { FeedNews, RelationEvent } from '@matjip/redis-keys'
import type { Language } from '@matjip/service-kit'
import type { Standing } from '../operations/operation-status.ts'
import { presentOperation } from '../operations/present-operation.ts'

/** The public document of the operation that an event is about, as it stood then. */
export function presentEvent({ operation, outcome, atMs }: RelationEvent, language: Language): RelationOperation {
  return presentOperation(operation, standingThen(outcome, new Date(atMs)), language)
}

/** `data` of `feed.new`. */
export interface FeedNewsEvent {
  newestPostId: string
  at: string
}

/** What is told of new posts: that there are some, and the newest that is known of. */
export function presentNews({ postId, atMs }: FeedNews): FeedNewsEvent {
  return { newestPostId: formatId(postId), at: new Date(atMs).toISOString() }
}

function standingThen(outcome: RelationEvent['outcome'], at: Date): Standing {
  if (outcome.status === 'applied') return { status: 'applied', appliedAt: at }
  if (outcome.status === 'failed') return outcome
  return { ...outcome, persistedAt: at }
}
