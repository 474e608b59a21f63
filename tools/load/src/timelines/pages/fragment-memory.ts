import { beginFill, watchEpoch } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'

/** Fragments that are stored: as many that a rehash or a page of memory more does not show. */
const COUNT = 20_000

/** Bytes of Redis for each fragment over the bytes of its text. */
export async function fragmentMemory(redis: Redis, bytes: number): Promise<number> {
  await redis.flushdb()
  const epoch = watchEpoch(redis)
  await epoch.ask()
  const used = async () => Number(/^used_memory:(\d+)/m.exec(await redis.info('memory'))?.[1])
  const before = await used()
  const body = Buffer.alloc(bytes, 'x')
  for (let from = 0; from < COUNT; from += 500) {
    // Ids as long as real ones.
    const ids = Array.from({ length: 500 }, (_, n) => 120_000_000_000_000 + (from + n) * 4_096)
    const fill = await beginFill(redis, epoch, ids)
    await fill.store(
      new Map(ids.map((id) => [id, { authorId: 48_122_390_016_000, version: 1, tag: 'x'.repeat(11), body }])),
    )
  }
  const after = await used()
  epoch.stop()
  await redis.flushdb()
  return (after - before) / COUNT / bytes
}
