import { createTestIssuer } from '@matjip/service-kit/testing'
import type { Person } from './clicks.ts'

/** Everybody's token, signed before anything is measured. */
export interface Identities {
  /** What services are told of the issuer. */
  environment: Record<string, string>
  /** The value of the authorization header of a user. */
  bearerOf: (userId: number) => string
  close: () => Promise<void>
}

export async function issueTokens(people: readonly Person[]): Promise<Identities> {
  const issuer = await createTestIssuer()
  const { issuer: url, audience, jwksUrl, userIdClaim } = issuer.options
  const tokens = new Map(
    await Promise.all(
      people.map(
        async ({ id, handle }) =>
          [id, `Bearer ${await issuer.tokenFor({ userId: id, handle, expiresIn: '12h' })}`] as const,
      ),
    ),
  )
  return {
    environment: {
      AUTH_ISSUER: url,
      AUTH_AUDIENCE: audience,
      AUTH_JWKS_URL: jwksUrl,
      AUTH_USER_ID_CLAIM: userIdClaim,
      // A few people here do what many would.
      RATE_LIMIT_SCALE: '0',
    },
    bearerOf: (userId) => tokens.get(userId) ?? '',
    close: issuer.close,
  }
}
