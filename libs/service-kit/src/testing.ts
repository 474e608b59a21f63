import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { JWTPayload } from 'jose'
import type { AuthOptions } from './auth.ts'

export { runReady } from './testing-process.ts'

export interface TestTokenOptions {
  userId: number
  handle?: string
  displayName?: string
  /** Claims to add or to spoil, such as `{ aud: 'another' }`. */
  claims?: JWTPayload
  /** As jose's `setExpirationTime`; `1h` by default, `-1h` for an expired token. */
  expiresIn?: string
}

/** A real OIDC issuer on loopback, with its key set over HTTP: tests verify tokens as production does. */
export async function createTestIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('RS256')
  const key = { ...(await exportJWK(publicKey)), kid: 'test', alg: 'RS256', use: 'sig' }
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ keys: [key] }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const options: AuthOptions = {
    issuer: origin,
    audience: 'matjip',
    jwksUrl: `${origin}/jwks.json`,
    userIdClaim: 'matjip_user_id',
    rolesClaim: 'matjip_roles',
  }
  const tokenFor = ({ userId, handle, displayName, claims, expiresIn = '1h' }: TestTokenOptions) =>
    new SignJWT({
      iss: options.issuer,
      aud: options.audience,
      sub: String(userId),
      matjip_user_id: String(userId),
      preferred_username: handle ?? `user${userId}`,
      name: displayName ?? handle ?? `user${userId}`,
      ...claims,
    })
      .setProtectedHeader({ alg: 'RS256', kid: 'test' })
      .setIssuedAt()
      .setExpirationTime(expiresIn)
      .sign(privateKey)
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { options, publicKey, tokenFor, close }
}
