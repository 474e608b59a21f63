import { readWindows } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { expect, vi } from 'vitest'

/** Resolves when a timeline is in Redis and can be believed: a build ends after the answer that began it. */
export async function awaitRebuilt(redis: Redis, key: string): Promise<void> {
  await vi.waitFor(
    async () => expect((await readWindows(redis, [{ key, before: Infinity, limit: 1 }])).windows[0]).toBeDefined(),
    { timeout: 5_000, interval: 5 },
  )
}
