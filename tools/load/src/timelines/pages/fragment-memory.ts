import { beginFill, watchEpoch } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'

/** Fragments that are stored: as many that a rehash or a page of memory more does not show. */
const COUNT = 20_000

export interface FragmentMemory {
  /** Bytes of Redis for each fragment over the bytes of its text. */
  overText: number
  /** The same over what the bare text takes: one key with an expiry, named by the post's id alone. */
  overBare: number
}

/** What fragments of a length take, and in turn the least that Redis keeps such a text for. */
export async function fragmentMemory(redis: Redis, bytes: number): Promise<FragmentMemory> {
  const body = Buffer.alloc(bytes, 'x')
  const fragments = await taken(redis, async (ids) => {
    const epoch = watchEpoch(redis)
    await epoch.ask()
    const fill = await beginFill(redis, epoch, ids)
    await fill.store(
      new Map(ids.map((id) => [id, { authorId: 48_122_390_016_000, version: 1, tag: 'x'.repeat(11), body }])),
    )
    epoch.stop()
  })
  const bare = await taken(redis, async (ids) => {
    const pipeline = redis.pipeline()
    for (const id of ids) pipeline.set(String(id), body, 'EX', 3_600)
    await pipeline.exec()
  })
  return { overText: fragments / COUNT / bytes, overBare: fragments / bare }
}

/** Bytes of Redis that `store` takes for `COUNT` posts. */
async function taken(redis: Redis, store: (ids: readonly number[]) => Promise<void>): Promise<number> {
  await redis.flushdb()
  const used = async () => Number(/^used_memory:(\d+)/m.exec(await redis.info('memory'))?.[1])
  const before = await used()
  for (let from = 0; from < COUNT; from += 500)
    // Ids as long as real ones.
    await store(Array.from({ length: 500 }, (_, n) => 120_000_000_000_000 + (from + n) * 4_096))
  const after = await used()
  await redis.flushdb()
  return after - before
}
