import { formatId } from '@matjip/contracts'
import type { RelationOperation } from '@matjip/contracts'
import type { Language } from '@matjip/service-kit'
import { failureWords } from './failure-words.ts'
import { encodeOperationId } from './operation-id.ts'
import type { Operation } from './operation-id.ts'
import type { Standing } from './operation-status.ts'

/** Versions are microseconds. */
const US_PER_MS = 1_000

/** The public document of an operation. */
export function presentOperation(operation: Operation, standing: Standing, language: Language): RelationOperation {
  return {
    id: encodeOperationId(operation),
    kind: operation.kind,
    target: operation.targetName ?? formatId(operation.targetId),
    active: operation.active,
    status: standing.status,
    acceptedAt: new Date(operation.version / US_PER_MS).toISOString(),
    appliedAt: standing.status === 'applied' ? (standing.appliedAt?.toISOString() ?? null) : null,
    persistedAt: standing.status === 'persisted' ? (standing.persistedAt?.toISOString() ?? null) : null,
    version: operation.version,
    effect: standing.status === 'persisted' ? standing.effect : null,
    ...(standing.status === 'failed'
      ? { error: { code: standing.code, detail: failureWords(standing.code, language) } }
      : {}),
  }
}
