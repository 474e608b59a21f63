import { Id, kindTable, parseId, ProblemError } from '@matjip/contracts'
import type { RelationKind, RelationMessage } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { hashtagOfPath, HashtagParam } from '@matjip/service-kit'
import type { RelationRow } from './relation-table.ts'

/** What a click is about. */
export type ClickTarget = Pick<RelationMessage, 'targetId' | 'targetName'>

/** The schema of a kind's path parameter. */
export const targetParam = (kind: RelationKind, description: string) =>
  kindTable[kind].target === 'hashtag' ? HashtagParam(description) : Id(description)

/**
 * The target that a path names; of a hashtag its normal form, and the key by which everything else knows it.
 * @throws ProblemError invalid-request for what cannot be a hashtag; self-relation
 */
export function clickTarget(row: RelationRow, param: string, callerId: number): ClickTarget {
  const pointer = `/path/${row.param}`
  if (kindTable[row.kind].target === 'hashtag') {
    const targetName = hashtagOfPath(param, pointer)
    return { targetId: hashtagKeyOf(targetName), targetName }
  }
  const targetId = parseId(param)
  if (kindTable[row.kind].target === 'user') refuseSelf(targetId, callerId, pointer)
  return { targetId }
}

/** A relation from a user to a user makes no sense to oneself. @throws ProblemError self-relation */
export function refuseSelf(targetId: number, callerId: number, pointer: string): void {
  if (targetId !== callerId) return
  const words = { ko: '자기 자신에게는 할 수 없습니다.', en: 'This is you.' }
  throw new ProblemError('self-relation', { errors: [{ pointer, code: 'self-relation', ...words }] })
}
