import { createHash } from 'node:crypto'
import { createSnowflake } from '@matjip/contracts'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { openBucket } from '@matjip/photos'
import { openRedis, redisReady } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { createTestIssuer } from '@matjip/service-kit/testing'
import { about } from '../src/about.ts'
import { buildApp } from '../src/app.ts'
import type { AppDeps } from '../src/app.ts'
import { openTestBucket } from './test-bucket.ts'

export type TestApp = Awaited<ReturnType<typeof openTestApp>>

/** The service on a database, a Redis and a bucket of its own. `replaced` dependencies take the place of living ones. */
export async function openTestApp(replaced: Partial<AppDeps> = {}) {
  const [database, redis, issuer, bucket] = await Promise.all([
    openTestDatabase(),
    openTestRedis(),
    createTestIssuer(),
    openTestBucket(),
  ])
  const originals = openBucket(bucket.options)
  const subscriber = await redisReady(openRedis({ url: redis.url }))
  const deps: AppDeps = {
    logger: createLogger('test', 'silent'),
    metrics: createMetrics(),
    api: {
      auth: issuer.options,
      openApi: { ...about, version: '0', publicUrl: 'http://127.0.0.1' },
      trustedProxies: ['127.0.0.1/32'],
    },
    db: database.db,
    pool: database.pool,
    redis,
    subscriber,
    originals,
    imagesUrl: 'https://images.test',
    nextId: createSnowflake(0),
    ...replaced,
  }
  const instances = [await buildApp(deps)]
  const subscribers = [subscriber]
  /** Another instance on the same stores. */
  const another = async () => {
    const own = await redisReady(openRedis({ url: redis.url }))
    subscribers.push(own)
    const service = await buildApp({ ...deps, metrics: createMetrics(), subscriber: own })
    instances.push(service)
    return service
  }
  const close = async () => {
    await Promise.all(instances.map((service) => service.close()))
    originals.close()
    bucket.close()
    redis.disconnect()
    for (const one of subscribers) one.disconnect()
    await Promise.all([database.close(), issuer.close()])
  }
  return {
    service: instances[0] as (typeof instances)[number],
    another,
    database,
    redis,
    issuer,
    bucket,
    close,
  }
}

/** The claim that an honest client makes of its bytes. */
export function claimOf(bytes: Uint8Array, contentType = 'image/png') {
  const sha256 = createHash('sha256').update(bytes).digest('base64')
  return { contentType, byteSize: bytes.byteLength, sha256 }
}
