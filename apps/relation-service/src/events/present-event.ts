import type { RelationOperation } from '@matjip/contracts'
import type { RelationEvent } from '@matjip/redis-keys'
import type { Language } from '@matjip/service-kit'
import type { Standing } from '../operations/operation-status.ts'
import { presentOperation } from '../operations/present-operation.ts'

/** The public document of the operation that an event is about, as it stood then. */
export function presentEvent({ operation, outcome, atMs }: RelationEvent, language: Language): RelationOperation {
  return presentOperation(operation, standingThen(outcome, new Date(atMs)), language)
}

function standingThen(outcome: RelationEvent['outcome'], at: Date): Standing {
  if (outcome.status === 'applied') return { status: 'applied', appliedAt: at }
  if (outcome.status === 'failed') return outcome
  return { ...outcome, persistedAt: at }
}
