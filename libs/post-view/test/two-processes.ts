import { ensureUser, posts } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { openRedis, POSTS_CHANGED, redisReady, watchEpoch } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { createPostReader } from '../src/ready/post-reader.ts'
import { createFragmentCache } from '../src/fragments/fragment-cache.ts'

type Pool = Database['pool']

/** Real stores, and processes that read posts from them. */
export async function openReaders() {
  const [database, redis] = await Promise.all([openTestDatabase(), openTestRedis()])
  const opened: { subscriber: Redis; stop: () => void }[] = []
  /** The caches of one process. @param around what its statements pass through */
  const createProcess = async (around: (pool: Pool) => Pool = (pool) => pool) => {
    const subscriber = await redisReady(openRedis({ url: redis.url }))
    const epoch = watchEpoch(redis)
    await epoch.ask()
    let statements = 0
    const pool = around(counting(database.pool, () => (statements += 1)))
    const deps = { pool, redis: redis as Redis, epoch, subscriber, imagesUrl: 'https://images.test' }
    const process = {
      epoch,
      subscriber,
      fragments: createFragmentCache(deps),
      reader: createPostReader(deps),
      statements: () => statements,
    }
    const stop = () => {
      process.reader.close()
      epoch.stop()
    }
    opened.push({ subscriber, stop })
    await process.reader.ready()
    // Both caches listen on the one connection.
    await subscriber.subscribe(POSTS_CHANGED)
    return process
  }
  const close = async () => {
    for (const { subscriber, stop } of opened) {
      stop()
      subscriber.disconnect()
    }
    redis.disconnect()
    await database.close()
  }
  const writePost = async (id: number, authorId: number, text = `글 ${id}`) => {
    await ensureUser(database.db, { userId: authorId, handle: `u${authorId}`, displayName: `이름${authorId}` })
    await database.db.insert(posts).values({ id, authorId, text, hashtags: ['국밥'] })
  }
  return { ...database, redis, createProcess, writePost, close }
}

const LEASE = /^relations\.(renew-lease|viewer-fences)$/

export type Readers = Awaited<ReturnType<typeof openReaders>>

/** A pool whose statements are told of, but for those by which a process holds its lease. */
export function counting(pool: Pool, onStatement: () => void): Pool {
  return new Proxy(pool, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (name === 'query') {
        return (...args: [{ name?: string }]) => {
          if (!LEASE.test(args[0].name ?? '')) onStatement()
          return (value as (...args: unknown[]) => unknown).apply(target, args)
        }
      }
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
