import { createTestIssuer } from '@matjip/service-kit/testing'
import { issuerEnvironment } from '@matjip/stack'
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
  const tokens = new Map(
    await Promise.all(
      people.map(
        async ({ id, handle }) =>
          [id, `Bearer ${await issuer.tokenFor({ userId: id, handle, expiresIn: '12h' })}`] as const,
      ),
    ),
  )
  return {
    environment: issuerEnvironment(issuer),
    bearerOf: (userId) => tokens.get(userId) ?? '',
    close: issuer.close,
  }
}
