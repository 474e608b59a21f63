import { ProblemError, ratePolicies } from '@matjip/contracts'
import type { RateClass, RatePolicy } from '@matjip/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import type { Service } from '../service.ts'
import { networkOf } from './network.ts'

export interface RateLimitOptions {
  /** Multiplies every limit; 0: none. For machines that play many people. */
  scale: number
  /** Counts a class for all processes together; without it each process counts by itself. */
  shared?: (name: RateClass, policy: RatePolicy) => RateLimiterAbstract
}

/** Counted by each process, whatever there is to share: see `ratePolicies`. */
const OWN: readonly RateClass[] = ['read', 'anonymous']

/**
 * Limits what one caller may ask, by the class of the route: known ones by their id, others by their address (`networkOf`). All see
 * the limit in `RateLimit-Policy` and where they stand in `RateLimit`, which `installCaching` takes from what caches may share.
 */
export function installRateLimits(service: Service, { scale, shared }: RateLimitOptions): void {
  if (scale === 0) return
  const limiters = new Map<RateClass, { limiter: RateLimiterAbstract; told: string }>()
  for (const [name, { requests, seconds }] of Object.entries(ratePolicies) as [RateClass, RatePolicy][]) {
    const policy = { requests: Math.ceil(requests * scale), seconds }
    const own = () => new RateLimiterMemory({ points: policy.requests, duration: seconds })
    const limiter = OWN.includes(name) || shared === undefined ? own() : shared(name, policy)
    limiters.set(name, { limiter, told: `"${name}";q=${policy.requests};w=${seconds}` })
  }
  service.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.config.auth === 'none' || request.is404) return done()
    const { caller } = request
    const name = caller === null ? 'anonymous' : classOf(request)
    const counted = limiters.get(name)
    if (counted === undefined) return done()
    const { limiter, told } = counted
    limiter.consume(caller === null ? networkOf(request.ip) : `{${caller.userId}}`).then(
      (standing) => {
        tell(reply, name, told, standing)
        done()
      },
      (refusal: unknown) => {
        // Whatever is wrong with counting, nobody is refused for it.
        if (!(refusal instanceof RateLimiterRes)) return done()
        tell(reply, name, told, refusal)
        done(new ProblemError('rate-limited', { retryAfterS: secondsOf(refusal) }))
      },
    )
  })
}

function classOf({ method, routeOptions }: FastifyRequest): RateClass {
  return routeOptions.config.rate ?? (method === 'GET' || method === 'HEAD' ? 'read' : 'write')
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1_000))

/** As draft-ietf-httpapi-ratelimit-headers has them. @param told the policy's field, the same for everybody */
function tell(reply: FastifyReply, name: RateClass, told: string, standing: RateLimiterRes): void {
  reply
    .header('ratelimit-policy', told)
    .header('ratelimit', `"${name}";r=${Math.max(0, standing.remainingPoints)};t=${secondsOf(standing)}`)
}
