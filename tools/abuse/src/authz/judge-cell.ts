import type { Received } from '../world/send.ts'
import type { Cell } from './cell.ts'
import type { RouteClass } from './classes.ts'
import { HIDDEN_FOR } from './things.ts'
import type { Things } from './things.ts'

/** What is wrong with a cell: the status, or the owner's secret in somebody else's answer. */
export function judgeCell(
  { route, caller, expected, sent }: Cell,
  asked: RouteClass,
  received: Received,
  things: Things,
): string[] {
  const faults: string[] = []
  const { status, text } = received
  if (!expected.includes(status)) faults.push(`answered ${status}, not ${expected.join(' or ')}: ${text.slice(0, 200)}`)
  // A problem says again what was asked for.
  const secret = asked.secret?.(things)
  if (caller !== 'owner' && status < 400 && secret !== undefined && text.includes(secret))
    faults.push(`shows ${secret}`)
  // What nobody but the owner knows stands in no answer to anybody else.
  if (caller !== 'owner' && status < 400 && text.includes(`"${things.uploadId}"`))
    faults.push('shows the unused upload')
  // A hidden post is in no answer, but in the author's own export, and nobody else reads why.
  const isOwnExport = caller === 'owner' && route.operationId === 'exportCurrentUser'
  const mayKnow = caller === 'moderator' || isOwnExport || status >= 400
  // An operation says again what it was asked for.
  const isNamed = sent.path.includes(things.hiddenPostId)
  if (!mayKnow && !isNamed && text.includes(`"${things.hiddenPostId}"`)) faults.push('shows the hidden post')
  if (!mayKnow && text.includes(HIDDEN_FOR)) faults.push('shows why a post was hidden')
  // A person who has blocked the caller is not seen.
  if (caller === 'blocked' && text.includes(`"${things.owner.handle}"`)) faults.push('shows who has blocked the caller')
  return faults
}

/** Whether a cell must leave everything as it was: it only reads, or is refused. */
export function changesNothing({ route, expected }: Cell): boolean {
  return route.method === 'GET' || expected.every((status) => status >= 400)
}
