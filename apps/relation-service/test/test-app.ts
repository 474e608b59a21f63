import { openDatabase } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { openSqs } from '@matjip/queue'
import { openTestQueue } from '@matjip/queue/testing'
import { openRedis } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { createLogger, createMetrics } from '@matjip/service-kit'
import { createTestIssuer } from '@matjip/service-kit/testing'
import { about } from '../src/about.ts'
import { openRelationsQueue } from '../src/accept/relations-queue.ts'
import { buildApp } from '../src/app.ts'
import type { StreamLimits } from '../src/events/event-streams.ts'

/** A port of loopback on which nothing listens: connections are refused at once, as by a store that died. */
const CLOSED_PORT = 1

export interface TestAppOptions {
  /** Stores that are dead. */
  dead?: readonly ('postgres' | 'redis' | 'sqs')[]
  streamLimits?: Partial<StreamLimits>
  now?: () => number
  exportMs?: number
}

/** One instance of the service on the given stores, and requests to it. */
export async function openTestApp() {
  const [database, redis, queue, issuer] = await Promise.all([
    openTestDatabase(),
    openTestRedis(),
    openTestQueue(),
    createTestIssuer(),
  ])
  const closing: (() => Promise<unknown>)[] = []

  /** Builds an instance; several share the stores, as in production. */
  const instance = async ({ dead = [], now, exportMs, streamLimits = {} }: TestAppOptions = {}) => {
    const deadDatabase = openDatabase({ url: `postgres://nobody@127.0.0.1:${CLOSED_PORT}/none` })
    const deadRedis = openRedis({ url: `redis://127.0.0.1:${CLOSED_PORT}` })
    const subscriber = dead.includes('redis') ? deadRedis : openRedis({ url: redis.url })
    const sqs = dead.includes('sqs') ? openSqs({ endpoint: `http://127.0.0.1:${CLOSED_PORT}` }) : queue.sqs
    const service = await buildApp({
      logger: createLogger('test', 'silent'),
      metrics: createMetrics(),
      database: dead.includes('postgres') ? deadDatabase : database,
      redis: dead.includes('redis') ? deadRedis : redis,
      subscriber,
      streamLimits: { perUser: 2, total: 4, ...streamLimits },
      queue: openRelationsQueue(sqs, queue.url),
      imagesUrl: 'https://images.test',
      api: {
        auth: issuer.options,
        openApi: { ...about, version: '1.0.0', publicUrl: 'http://matjip.example' },
        trustedProxies: ['127.0.0.1/32'],
      },
      ...(now && { now }),
      ...(exportMs !== undefined && { exportMs }),
    })
    closing.push(() => service.close())
    closing.push(async () => {
      deadRedis.disconnect()
      subscriber.disconnect()
    })
    closing.push(() => deadDatabase.close())
    const call = async (method: Method, url: string, { as, headers, payload }: CallOptions = {}) => {
      const token = as === undefined ? undefined : await issuer.tokenFor({ userId: as })
      return service.inject({
        method,
        url,
        headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
        ...(payload !== undefined && { payload }),
      })
    }
    return { service, call }
  }

  return {
    ...(await instance()),
    instance,
    issuer,
    ...database,
    redis,
    queue,
    close: async () => {
      for (const close of closing) await close()
      redis.disconnect()
      queue.sqs.destroy()
      await issuer.close()
      await database.close()
    },
  }
}

export type TestApp = Awaited<ReturnType<typeof openTestApp>>
type Method = 'GET' | 'PUT' | 'DELETE' | 'PATCH' | 'POST'

export interface CallOptions {
  /** The caller's user id; anonymous without. */
  as?: number
  headers?: Record<string, string>
  /** An object is sent as JSON, a text as it is. */
  payload?: object | string
}
