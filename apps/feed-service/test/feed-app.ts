import type { FeedPage, Problem } from '@matjip/contracts'
import { openTestDatabase } from '@matjip/db-schema/testing'
import type { Redis } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { createTestIssuer } from '@matjip/service-kit/testing'
import { about } from '../src/about.ts'
import { buildApp } from '../src/app.ts'
import type { AppDeps } from '../src/app.ts'

/** The service on real stores of its own, asked without a socket. */
export async function openFeedApp() {
  const [database, redis, issuer] = await Promise.all([openTestDatabase(), openTestRedis(), createTestIssuer()])
  const api = {
    auth: issuer.options,
    openApi: { ...about, version: '0', publicUrl: 'http://feeds.test' },
    trustedProxies: ['127.0.0.1/32'],
  }
  const services: Awaited<ReturnType<typeof buildApp>>[] = []
  /** The service with one of its stores exchanged, such as a Redis that is down. */
  const appWith = async (stores: Partial<Pick<AppDeps, 'database' | 'redis'>>) => {
    const service = await buildApp({
      logger: createLogger('test', 'silent'),
      metrics: createMetrics(),
      database,
      redis,
      imagesUrl: 'https://images.test',
      api,
      ...stores,
    })
    services.push(service)
    /** @param userId the caller; anonymous without */
    const get = async (path: string, userId?: number) => {
      const headers = userId === undefined ? {} : { authorization: `Bearer ${await issuer.tokenFor({ userId })}` }
      const response = await service.inject({ url: path, headers })
      return { status: response.statusCode, headers: response.headers, body: response.json<FeedPage & Problem>() }
    }
    return { get }
  }
  const close = async () => {
    await Promise.all(services.map((service) => service.close()))
    ;(redis as Redis).disconnect()
    await Promise.all([database.close(), issuer.close()])
  }
  return { pool: database.pool, redis: redis as Redis, ...(await appWith({})), appWith, close }
}

export type FeedApp = Awaited<ReturnType<typeof openFeedApp>>

/** Ids of a page's posts, in its order. */
export function idsOf({ items }: FeedPage): number[] {
  return items.map(({ post }) => Number(post.id))
}
