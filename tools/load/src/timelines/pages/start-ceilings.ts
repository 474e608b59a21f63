import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Redis } from '@matjip/redis-keys'
import { freePort } from '@matjip/stack'

/** A process that sends pages at the least cost. */
export interface Ceilings {
  origin: string
  pid: number
  stop: () => void
}

/** Starts it with a page of the product as the one that it sends. @param page a `FeedPage` as JSON */
export async function startCeilings(redis: Redis, redisUrl: string, page: string): Promise<Ceilings> {
  const { items } = JSON.parse(page) as { items: { post: { id: string } }[] }
  await redis.set('ceiling:one', '1')
  await redis.rpush('ceiling:list', ...items.map(({ post }) => post.id))
  await redis.sadd('ceiling:likes', ...items.slice(0, 5).map(({ post }) => post.id))
  for (const item of items) await redis.set(`ceiling:post:${item.post.id}`, JSON.stringify(item).slice(0, -1))
  const port = await freePort()
  const child = fork(join(import.meta.dirname, 'ceilings-process.ts'), {
    env: { ...process.env, PAGE: page, REDIS_URL: redisUrl, PORT: String(port) },
  })
  await once(child, 'message')
  return { origin: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => child.disconnect() }
}
