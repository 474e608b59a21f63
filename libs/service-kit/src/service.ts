import type { RateClass } from '@matjip/contracts'
import type { RouteUrgency } from './admission/urgency.ts'
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox'
import type { FastifyBaseLogger, FastifyInstance, FastifyRequest, RawServerDefault } from 'fastify'
import type { IncomingMessage, ServerResponse } from 'node:http'

/** A Fastify instance whose routes take their types from TypeBox schemas. */
export type Service = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>

/** What a token may give its bearer leave for, besides being somebody. */
export type Role = 'moderator'

/** Who a verified token speaks for. */
export interface Caller {
  userId: number
  handle: string
  displayName: string
  /** When the token expires, in milliseconds since 1970: an answer that goes on for long ends then. */
  expiresAt: number
  /** Those of ours that the token names. */
  roles: readonly Role[]
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** `required` by default: anonymous callers get 401 before validation. `optional` serves them, `none` never looks at tokens. */
    auth?: 'required' | 'optional' | 'none'
    /** Which role the caller's token must have: 403 without, before anything else is looked at. */
    role?: Role
    /** Which limit it counts against; by default `read` for GET and `write` for the rest. */
    rate?: RateClass
    /** What is refused first under pressure; by default `others` for GET and `write` for the rest. */
    urgency?: RouteUrgency
    /** Its answer goes on, or waits for something to happen: it holds no place. */
    waits?: true
    /** Additional problem statuses that this operation documents. */
    problems?: readonly number[]
  }
  interface FastifyInstance {
    /** From now on `/readyz` answers 503, so that the load balancer takes this process out. */
    drain(): void
  }
  interface FastifyRequest {
    /** null for anonymous callers. */
    caller: Caller | null
    /** Refused under pressure: it is counted, and not written to the log, which would cost more than the refusal. */
    isRefused: boolean
    /** Gives its place and its deadline back: for a route that has done its work and now only waits, bounded by itself. Again it does nothing. */
    letGo: () => void
    /** The request's own place in its trace, for what it sends on; undefined where it is not traced. */
    traceparent: string | undefined
  }
}

/** The caller of a route with `auth: 'required'`. */
export function callerOf(request: FastifyRequest): Caller {
  if (!request.caller) throw new Error('callerOf() is for routes that require authentication')
  return request.caller
}
