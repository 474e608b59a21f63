import { join } from 'node:path'
import { createTestIssuer } from '@matjip/service-kit/testing'
import { freePort, issuerEnvironment, startChild, until } from '@matjip/stack'

/** The service's entry: a tool starts apps, it does not import them. */
const ENTRY = join(import.meta.dirname, '../../../../apps/feed-service/src/main.ts')
/** From source on a busy machine. Milliseconds. */
const START_MS = 60_000
const STOP_MS = 10_000

export interface FeedProcess {
  /** One feed page as this user sees it. @throws Error for an answer that is not 200 */
  page: (path: string, userId: number) => Promise<FeedPageSeen>
  stop: () => Promise<void>
}

export interface FeedPageSeen {
  items: unknown[]
  nextCursor: string | null
}

/** Starts feed-service as it is, with an issuer of its own, and waits until it is ready. */
export async function startFeedService(databaseUrl: string, redisUrl: string, logFile: string): Promise<FeedProcess> {
  const issuer = await createTestIssuer()
  const origin = `http://127.0.0.1:${await freePort()}`
  const child = startChild({
    name: 'feed-service',
    command: process.execPath,
    args: [ENTRY],
    logFile,
    env: {
      ...process.env,
      PORT: new URL(origin).port,
      LOG_LEVEL: 'warn',
      PUBLIC_URL: origin,
      DATABASE_URL: databaseUrl,
      REDIS_URL: redisUrl,
      IMAGES_URL: 'https://images.test',
      ...issuerEnvironment(issuer),
    },
  })
  await until('feed-service ready', START_MS, async () => {
    if (!child.isRunning()) throw new Error(`feed-service ended while starting: see ${child.logFile}`)
    return fetch(`${origin}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
  })
  const tokens = new Map<number, string>()
  const tokenOf = async (userId: number) => {
    const token = tokens.get(userId) ?? (await issuer.tokenFor({ userId }))
    tokens.set(userId, token)
    return token
  }
  return {
    page: async (path, userId) => {
      const response = await fetch(origin + path, { headers: { authorization: `Bearer ${await tokenOf(userId)}` } })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return (await response.json()) as FeedPageSeen
    },
    stop: async () => {
      await child.stop(STOP_MS)
      await issuer.close()
    },
  }
}
