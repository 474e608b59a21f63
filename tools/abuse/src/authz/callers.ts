import type { AttackedStack } from '../world/open-stack.ts'
import type { Someone } from '../world/people.ts'
import type { Things } from './things.ts'

/** Those who ask, in the order of the matrix. The last four are `other`, with the owner's ids where they do not belong. */
export const CALLERS = [
  'anonymous',
  'owner',
  'other',
  'blocked',
  'moderator',
  'deleted',
  'expired',
  'issuer',
  'audience',
  'none',
  'hs256',
  'in body',
  'in query',
  'in path',
  'after path',
] as const
export type Caller = (typeof CALLERS)[number]

/** Tokens that name the owner and are not the issuer's good ones: 401 everywhere, for open routes too. */
export const FORGED: readonly Caller[] = ['expired', 'issuer', 'audience', 'none', 'hs256']
/** The person behind a caller: whose own things they ask for where a route is about the caller's own. */
export function personOf(caller: Caller, things: Things): Someone {
  if (caller === 'blocked' || caller === 'deleted' || caller === 'other' || caller === 'moderator')
    return things[caller]
  return caller === 'owner' || FORGED.includes(caller) ? things.owner : things.other
}

/** The token that a caller sends; none for the anonymous one. */
export async function tokenOf(caller: Caller, things: Things, { tokens }: AttackedStack): Promise<string | undefined> {
  const { owner } = things
  if (caller === 'anonymous') return undefined
  if (caller === 'expired') return tokens.expired(owner)
  if (caller === 'issuer') return tokens.wrongIssuer(owner)
  if (caller === 'audience') return tokens.wrongAudience(owner)
  if (caller === 'none') return tokens.unsigned(owner)
  if (caller === 'hs256') return tokens.publicKeyAsSecret(owner)
  return tokens.good(personOf(caller, things))
}
