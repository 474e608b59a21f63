import type { RelationKind } from '@matjip/contracts'
import { isNewer } from '@matjip/redis-keys'
import { ageOf, momentOf } from '../output/moments.ts'
import type { Party } from './find-user.ts'
import { winnerOf } from './pair-history.ts'
import type { PairHistory } from './pair-history.ts'

/** What a relation of a kind is called, with the actor before and the target after it. */
const VERBS: Record<RelationKind, string> = {
  follow: 'follows',
  like: 'likes',
  hashtag: 'follows',
  savePost: 'has saved',
  saveRestaurant: 'has saved',
}

/** Why codes of a fold mean that nothing was written. */
const REASONS: Record<string, string> = {
  'target-not-found': 'its target did not exist',
  'actor-deleted': 'its actor was deleted',
  'self-follow': 'nobody follows themselves',
  'too-old': 'it came later than any tombstone is kept',
  quarantined: 'Postgres refused it; see quarantine list',
}

/** The answer in sentences: what holds, which operation decides, and what is on its way or went wrong. */
export function tellVerdict(
  { kind, actor, target }: { kind: RelationKind; actor: Party; target: Party },
  { row, operations }: PairHistory,
  nowMs: number,
): string[] {
  const winner = winnerOf(operations)
  const verb = VERBS[kind]
  const ago = (version: number) => `${momentOf(version)}, ${ageOf(nowMs - version / 1000)} ago`
  const sentences: string[] = []
  if (!winner) sentences.push(`No: nothing is known of a click of ${actor.name} on ${target.name}.`)
  else {
    sentences.push(
      winner.active
        ? `Yes: ${actor.name} ${verb} ${target.name}. The newest operation, ${winner.opId}, made it so (${ago(winner.version)}).`
        : `No: ${actor.name} took it back. The newest operation, ${winner.opId}, did (${ago(winner.version)}).`,
    )
    sentences.push(
      winner.places.includes('row')
        ? 'Postgres has it: it is the row, whatever becomes of Redis.'
        : row && !isNewer(winner, row)
          ? 'Postgres has it or something newer.'
          : winner.places.includes('pending')
            ? 'Postgres does not have it yet: it is pending, and the next fold writes it.'
            : 'Postgres does not have it yet, and it is not pending: its message is in the queue, or it is lost; check tells which.',
    )
    const overtaken = operations.filter((operation) => operation !== winner && isNewer(winner, operation)).length
    if (overtaken > 0)
      sentences.push(
        `${overtaken} older ${overtaken === 1 ? 'operation is' : 'operations are'} still known; versions decide, not the order of arrival.`,
      )
  }
  if (row?.active && winner?.active) sentences.push(`It has held without a break since ${ago(row.since)}.`)
  for (const { opId, failure } of operations)
    if (failure) sentences.push(`Operation ${opId} was rejected (${failure}): ${REASONS[failure] ?? 'see the fold'}.`)
  for (const { opId, places } of operations)
    for (const place of places)
      if (place === 'quarantine' || place === 'dead letters') sentences.push(`Operation ${opId} is in ${place}.`)
  for (const party of [actor, target])
    if (party.exists !== 'yes')
      sentences.push(`${party.name} ${party.exists === 'no' ? 'does not exist' : 'was deleted'}.`)
  return sentences
}
