import { ProblemError } from '@matjip/contracts'
import { createRemoteJWKSet, errors, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import { LRUCache } from 'lru-cache'
import { isDependencyFailure } from './dependency-failure.ts'
import type { Caller, Role, Service } from './service.ts'

/** Whether an account was deleted: its tokens are good for nothing. */
export type IsGone = (userId: number) => boolean

export interface AuthOptions {
  issuer: string
  audience: string
  jwksUrl: string
  /** Claim that holds the numeric user id. */
  userIdClaim: string
  /** Claim that lists the roles. */
  rolesClaim: string
}

/** RS256 only: the one algorithm that the load balancer verifies too, and no algorithm is ever taken from the token. */
const ALGORITHMS = ['RS256']
/** Seconds of disagreement between our clock and the issuer's. */
const CLOCK_TOLERANCE_S = 5
/** Verified tokens remembered until they expire: verification costs about 60 µs, a look-up 1. At 1 KB each, 20 MB. */
const REMEMBERED_TOKENS = 20_000
/** Milliseconds to wait for the issuer's keys, and for how long they are good. */
const JWKS_TIMEOUT_MS = 2_000
const JWKS_MAX_AGE_MS = 600_000
/** A user id is at most 2^53 - 1. */
const USER_ID = /^[1-9][0-9]{0,15}$/

/** Who a token speaks for; at once where it is remembered. @throws ProblemError 401, or a dependency failure where the issuer's keys cannot be had */
export type VerifyToken = (token: string) => Caller | Promise<Caller>

/** Verifies bearer tokens, and remembers them whole: a hash as their name would cost more than the look-up. They are never shown or logged. */
export function createTokenVerifier(options: AuthOptions): VerifyToken {
  const keys = createRemoteJWKSet(new URL(options.jwksUrl), {
    timeoutDuration: JWKS_TIMEOUT_MS,
    cacheMaxAge: JWKS_MAX_AGE_MS,
  })
  const remembered = new LRUCache<string, Caller>({ max: REMEMBERED_TOKENS })
  const verify = async (token: string) => {
    const { payload } = await jwtVerify(token, keys, {
      issuer: options.issuer,
      audience: options.audience,
      algorithms: ALGORITHMS,
      clockTolerance: CLOCK_TOLERANCE_S,
      requiredClaims: ['exp', 'sub'],
    }).catch(refuse)
    const caller = callerFrom(payload, options)
    const ttl = caller.expiresAt - Date.now()
    if (ttl > 0) remembered.set(token, caller, { ttl })
    return caller
  }
  return (token) => remembered.get(token) ?? verify(token)
}

function refuse(cause: unknown): never {
  if (isDependencyFailure(cause) || cause instanceof errors.JWKSTimeout) throw cause
  // jose names an answer of the issuer other than 200 a plain JOSEError: the keys cannot be had just now.
  if (cause instanceof errors.JOSEError && cause.code === 'ERR_JOSE_GENERIC')
    throw new ProblemError('service-unavailable', { cause })
  throw new ProblemError(cause instanceof errors.JWTExpired ? 'token-expired' : 'unauthenticated', { cause })
}

function callerFrom(payload: JWTPayload, { userIdClaim, rolesClaim }: AuthOptions): Caller {
  const id = payload[userIdClaim]
  const userId = typeof id === 'string' && USER_ID.test(id) ? Number(id) : NaN
  if (!Number.isSafeInteger(userId)) throw new ProblemError('unauthenticated')
  const handle = textClaim(payload.preferred_username) ?? `user_${userId}`
  const names = { handle, displayName: textClaim(payload.name) ?? handle }
  return { userId, ...names, expiresAt: (payload.exp ?? 0) * 1000, roles: rolesOf(payload[rolesClaim]) }
}

/** The roles of ours in a claim; whatever else an issuer puts there is nothing to us. */
function rolesOf(claim: unknown): Role[] {
  return Array.isArray(claim) && claim.includes('moderator') ? ['moderator'] : []
}

/** A name from a token, fit to be stored: at most 64 characters, or nothing. */
function textClaim(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.replaceAll('\0', '').toWellFormed().trim().slice(0, 64).toWellFormed()
  return text === '' ? undefined : text
}

/**
 * Sets `request.caller` before the body is read: an anonymous caller of a protected route costs no parsing and learns nothing from validation.
 * @param isGone asked at each request, for a token lives on after its account
 */
export function installAuth(service: Service, options: AuthOptions, isGone: IsGone = () => false): void {
  const verify = createTokenVerifier(options)
  service.decorateRequest('caller', null)
  service.addHook('onRequest', (request, _reply, done) => {
    const { auth = 'required', role } = request.routeOptions.config
    if (auth === 'none' || request.is404) return done()
    const header = request.headers.authorization
    if (header === undefined && auth === 'optional') return done()
    const token = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i.exec(header ?? '')?.[1]
    if (token === undefined) throw new ProblemError('unauthenticated')
    const enter = (caller: Caller) => {
      if (isGone(caller.userId)) return done(new ProblemError('account-deleted'))
      if (role !== undefined && !caller.roles.includes(role)) return done(new ProblemError('forbidden'))
      request.caller = caller
      done()
    }
    const caller = verify(token)
    if (caller instanceof Promise) caller.then(enter, done)
    else enter(caller)
  })
}
