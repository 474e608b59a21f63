import type { PostEvent } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { Redis } from '@matjip/redis-keys'
import { createMetrics } from '@matjip/service-kit'
import type { FanoutDeps, FanoutSettings } from '../src/fanout/fanout-deps.ts'
import { createFanoutMetrics } from '../src/fanout/fanout-metrics.ts'
import { handleEvents } from '../src/fanout/handle-events.ts'

/** Small, so that few posts reach every limit. */
export const SMALL: FanoutSettings = {
  pullThreshold: 5,
  chunk: 2,
  home: { cap: 10, slack: 2, ttlS: 600 },
  shared: { cap: 10, slack: 2, ttlS: 600 },
}

/** The worker's handler on a test's stores, with a list in the queue's place. */
export function openFanout(stores: { pool: Database['pool']; redis: Redis }, settings: FanoutSettings = SMALL) {
  const queue: PostEvent[] = []
  const told: [postId: number, owners: readonly number[]][] = []
  const deps: FanoutDeps = {
    ...stores,
    metrics: createFanoutMetrics(createMetrics()),
    settings,
    news: { note: (postId, owners) => void told.push([postId, owners]) },
    send: async (events) => void queue.push(...events),
  }
  const handle = (...events: PostEvent[]) => handleEvents(deps, { v: 1, writtenAtMs: Date.now(), events })
  return {
    deps,
    queue,
    /** Who was said to get which post. */
    told,
    handle,
    /** Handles what is queued, and what that queues, one by one. */
    async settle() {
      for (let event = queue.shift(); event; event = queue.shift()) await handle(event)
    },
  }
}

export const created = (postId: number, authorId: number): PostEvent => ({
  v: 1,
  type: 'post.created',
  postId,
  authorId,
  version: 1,
})

export const followed = (...pairs: [number, number][]): PostEvent => ({ v: 1, type: 'relation.followed', pairs })
