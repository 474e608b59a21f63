import type { RelationOperation } from '@matjip/contracts'
import type { AcceptedClick } from '../load/sent-log.ts'
import type { Product } from '../world/product.ts'
import { isMissing } from '../world/targets.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'

/** What the API says of accepted operations: persisted, or failed where the target does not exist. */
export async function checkOperations({ apis, issuer }: Product, sample: readonly AcceptedClick[]): Promise<Finding> {
  const wrong: string[] = []
  for (const { actorId, kind, targetId, location } of sample) {
    const token = await issuer.tokenFor({ userId: actorId })
    const answer = await fetch(`${apis[0]?.origin}${location}`, { headers: { authorization: `Bearer ${token}` } })
    const { status } = (await answer.json()) as RelationOperation
    const wanted = isMissing(targetId) ? 'failed' : 'persisted'
    if (status !== wanted) wrong.push(`${kind} ${actorId} ${targetId}: ${answer.status} ${status}, not ${wanted}`)
  }
  return findingOf('operations not persisted', sample.length, wrong)
}
