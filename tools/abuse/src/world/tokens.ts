import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { exportSPKI, importJWK, SignJWT, UnsecuredJWT } from 'jose'
import type { CryptoKey, JWK } from 'jose'

/** Whom a token names. */
export interface Person {
  userId: string
  handle: string
  /** Has the role `moderator`. */
  moderates?: true
}

/** A token of the product's own issuer, and those that an impostor would try: each names a person who exists. */
export interface Tokens {
  good(person: Person): Promise<string>
  expired(person: Person): Promise<string>
  wrongIssuer(person: Person): Promise<string>
  wrongAudience(person: Person): Promise<string>
  /** Unsigned: `alg: none`. */
  unsigned(person: Person): string
  /** HS256 with the issuer's public key as its secret: works where a verifier takes the algorithm from the token. */
  publicKeyAsSecret(person: Person): Promise<string>
}

/** As the local stack configures its services. */
const AUDIENCE = 'matjip'
/** Longer than any run. */
const LIFETIME = '6h'

/** Makes tokens with the very key of a running stack's issuer. @param state the stack's folder, which holds that key */
export async function openTokens(state: string, url: string): Promise<Tokens> {
  const jwk = JSON.parse(readFileSync(join(state, 'issuer-key.json'), 'utf8')) as JWK
  const privateKey = (await importJWK(jwk, 'RS256')) as CryptoKey
  const { kty, n, e } = jwk as Required<Pick<JWK, 'kty' | 'n' | 'e'>>
  const publicKey = (await importJWK({ kty, n, e }, 'RS256', { extractable: true })) as CryptoKey
  const secret = new TextEncoder().encode(await exportSPKI(publicKey))
  const published = (await (await fetch(`${url}/dev/jwks.json`)).json()) as { keys: { kid: string }[] }
  const kid = published.keys[0]?.kid ?? ''
  const issuer = `${url}/dev`

  const claims = ({ userId, handle, moderates }: Person) => ({
    ...{ matjip_user_id: userId, preferred_username: handle, name: handle },
    ...(moderates && { matjip_roles: ['moderator'] }),
  })
  const signed = (person: Person, spoilt: { issuer?: string; audience?: string; expires?: string } = {}) =>
    new SignJWT(claims(person))
      .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
      .setIssuer(spoilt.issuer ?? issuer)
      .setAudience(spoilt.audience ?? AUDIENCE)
      .setSubject(person.userId)
      .setIssuedAt()
      .setExpirationTime(spoilt.expires ?? LIFETIME)
      .sign(privateKey)
  return {
    good: (person) => signed(person),
    expired: (person) => signed(person, { expires: '-1h' }),
    wrongIssuer: (person) => signed(person, { issuer: 'https://impostor.example' }),
    wrongAudience: (person) => signed(person, { audience: 'another-product' }),
    unsigned: (person) =>
      new UnsecuredJWT(claims(person))
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setSubject(person.userId)
        .setIssuedAt()
        .setExpirationTime(LIFETIME)
        .encode(),
    publicKeyAsSecret: (person) =>
      new SignJWT(claims(person))
        .setProtectedHeader({ alg: 'HS256', kid, typ: 'JWT' })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setSubject(person.userId)
        .setIssuedAt()
        .setExpirationTime(LIFETIME)
        .sign(secret),
  }
}
