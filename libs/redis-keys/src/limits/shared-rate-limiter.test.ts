import { expect, test } from 'vitest'
import { openRedis } from '../open-redis.ts'
import { openTestRedis } from '../testing.ts'
import { sharedRateLimiter } from './shared-rate-limiter.ts'

const policy = { requests: 3, seconds: 60 }

test('two processes count together, and callers apart', async () => {
  const redis = await openTestRedis()
  const [one, other] = [sharedRateLimiter(redis, 'click', policy), sharedRateLimiter(redis, 'click', policy)]
  await one.consume('{1}')
  await other.consume('{1}')
  expect(await one.consume('{1}')).toMatchObject({ remainingPoints: 0 })
  await expect(other.consume('{1}')).rejects.toMatchObject({ remainingPoints: 0, msBeforeNext: expect.any(Number) })
  expect(await other.consume('{2}')).toMatchObject({ remainingPoints: 2 })
  redis.disconnect()
})

test('without Redis each process counts by itself: nobody is refused for that, and the limit stands', async () => {
  const away = openRedis({ url: 'redis://127.0.0.1:9', connect: false })
  const limiter = sharedRateLimiter(away, 'click', policy)
  for (const left of [2, 1, 0]) expect(await limiter.consume('{1}')).toMatchObject({ remainingPoints: left })
  await expect(limiter.consume('{1}')).rejects.toMatchObject({ remainingPoints: 0 })
  away.disconnect()
})
