import { userIdOf } from '@matjip/contracts/user-id'
import { SignJWT } from 'jose'
import type { Static } from 'typebox'
import { Type } from 'typebox'
import type { SigningKey } from './signing-key.ts'
import { ALGORITHM } from './signing-key.ts'

/** A working day: nobody should have to sign in again while they try things out. */
export const TOKEN_LIFETIME_SECONDS = 12 * 60 * 60

export const TokenRequest = Type.Object(
  {
    handle: Type.String({ pattern: '^[a-z0-9_]{2,30}$' }),
    /** Any text that shows something, without control characters and halves of surrogate pairs. */
    displayName: Type.Optional(Type.String({ maxLength: 50, pattern: '^(?=.*\\S)[^\\p{Cc}\\p{Cs}]+$' })),
    /** Whoever asks for it may moderate: the stack is theirs. */
    roles: Type.Optional(Type.Array(Type.Literal('moderator'), { maxItems: 1 })),
  },
  { additionalProperties: false },
)

export type Issuer = { readonly issuerUrl: string; readonly audience: string; readonly key: SigningKey }

/** Signs in whoever asks: there is no password, which is why this process exists in the local stack only. */
export async function issueToken(issuer: Issuer, request: Static<typeof TokenRequest>) {
  const userId = String(userIdOf(request.handle))
  const accessToken = await new SignJWT({
    matjip_user_id: userId,
    preferred_username: request.handle,
    name: request.displayName ?? request.handle,
    ...(request.roles && { matjip_roles: request.roles }),
  })
    .setProtectedHeader({ alg: ALGORITHM, kid: issuer.key.kid, typ: 'JWT' })
    .setIssuer(issuer.issuerUrl)
    .setAudience(issuer.audience)
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_LIFETIME_SECONDS}s`)
    .sign(issuer.key.privateKey)
  return { accessToken, userId }
}
