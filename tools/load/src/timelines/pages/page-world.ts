import { join } from 'node:path'
import { rm } from 'node:fs/promises'
import { openRedis, redisReady } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { createTestIssuer } from '@matjip/service-kit/testing'
import {
  bundle,
  bundleOf,
  freePort,
  issuerEnvironment,
  NODE_FLAGS,
  startChild,
  startStores,
  temporaryStateDir,
  THROW_AWAY,
  THROW_AWAY_REDIS,
  waitReady,
} from '@matjip/stack'
import { readerId } from '../../feeds/seed-sql.ts'
import { seedDatabase } from '../../feeds/seed.ts'
import { crowdIds, seedCrowd } from './crowd-of-readers.ts'
import { seedPages } from './seed-pages.ts'

/** Milliseconds for the process to drain. */
const STOP_MS = 15_000

/** The product's feed-service, bundled, on stores of its own with posts of a size. */
export interface PageWorld {
  redis: Redis
  redisUrl: string
  origin: string
  /** Process numbers. */
  pids: { feeds: number; redis: number; postgres: number }
  /** Headers of a reader who follows 200 people. */
  headers: { authorization: string }
  /** The same of many readers who follow 50 people each. */
  crowd: readonly { authorization: string }[]
  stop: () => Promise<void>
}

export async function openPageWorld(posts: number): Promise<PageWorld> {
  const stateDir = await temporaryStateDir()
  const stores = await startStores({
    stateDir,
    only: ['postgres', 'redis'],
    postgresSettings: THROW_AWAY,
    redisSettings: THROW_AWAY_REDIS,
  })
  const issuer = await createTestIssuer()
  const [{ url, scale }] = await Promise.all([
    seedDatabase(stores.databaseUrl, posts),
    bundle({
      processes: [bundleOf('feed-service/main')],
      outdir: join(stateDir, 'dist'),
    }),
  ])
  await seedPages(url)
  await seedCrowd(url, scale)
  const port = await freePort()
  const child = startChild({
    name: 'feed-service',
    command: process.execPath,
    args: [...NODE_FLAGS, join(stateDir, 'dist/feed-service/main.js')],
    logFile: join(stateDir, 'logs/feed-service.log'),
    env: {
      ...process.env,
      PORT: String(port),
      PUBLIC_URL: 'http://127.0.0.1',
      DATABASE_URL: url,
      REDIS_URL: stores.redisUrl,
      IMAGES_URL: 'https://images.test',
      ...issuerEnvironment(issuer),
    },
  })
  const origin = `http://127.0.0.1:${port}`
  await waitReady(child, `${origin}/readyz`)
  const redis = await redisReady(openRedis({ url: stores.redisUrl }))
  const pidOf = (name: string) => stores.started.find((one) => one.child.name === name)?.child.pid ?? 0
  const headersOf = async (userId: number) => ({
    authorization: `Bearer ${await issuer.tokenFor({ userId, expiresIn: '12h' })}`,
  })
  return {
    redis,
    redisUrl: stores.redisUrl,
    origin,
    pids: { feeds: child.pid ?? 0, redis: pidOf('redis'), postgres: pidOf('postgres') },
    headers: await headersOf(readerId(scale, 0)),
    crowd: await Promise.all(crowdIds(scale).map(headersOf)),
    async stop() {
      await child.stop(STOP_MS)
      redis.disconnect()
      await issuer.close()
      await stores.stop()
      await rm(stateDir, { recursive: true, force: true })
    },
  }
}
