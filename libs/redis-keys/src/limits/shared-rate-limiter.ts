import type { RateClass, RatePolicy } from '@matjip/contracts'
import { RateLimiterMemory, RateLimiterRedis } from 'rate-limiter-flexible'
import type { Redis } from '../open-redis.ts'

/**
 * Counts a class of requests of each caller, all processes together. Where Redis is away each process counts by itself: nobody
 * is refused for that, and nobody may do more than the limit at each process. Who is above the limit costs Redis nothing more.
 */
export function sharedRateLimiter(redis: Redis, name: RateClass, { requests, seconds }: RatePolicy): RateLimiterRedis {
  return new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `rate:${name}`,
    points: requests,
    duration: seconds,
    inMemoryBlockOnConsumed: requests + 1,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory({ points: requests, duration: seconds }),
  })
}
