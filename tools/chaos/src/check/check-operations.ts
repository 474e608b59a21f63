import type { RelationOperation } from '@matjip/contracts'
import type { HidingLog } from '../load/hiding-log.ts'
import type { AcceptedClick } from '../load/sent-log.ts'
import type { Product } from '../world/product.ts'
import { isMissing } from '../world/targets.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'
import { mayFail } from './may-fail.ts'

/** What the API says of accepted operations: persisted, or failed where the target does not exist or was blocked. */
export async function checkOperations(
  { apis, issuer }: Product,
  sample: readonly AcceptedClick[],
  hidings: HidingLog,
): Promise<Finding> {
  const wrong: string[] = []
  for (const click of sample) {
    const { actorId, kind, targetId, location } = click
    const token = await issuer.tokenFor({ userId: actorId })
    const answer = await fetch(`${apis[0]?.origin}${location}`, { headers: { authorization: `Bearer ${token}` } })
    const { status, error } = (await answer.json()) as RelationOperation
    const isRight =
      status === 'failed' ? mayFail(hidings, click, error?.code) : status === 'persisted' && !isMissing(targetId)
    if (!isRight) wrong.push(`${kind} ${actorId} ${targetId}: ${answer.status} ${status} ${error?.code ?? ''}`)
  }
  return findingOf('operations with a wrong end', sample.length, wrong)
}
