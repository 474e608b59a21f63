import { POSTS_CHANGED } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import { LRUCache } from 'lru-cache'

/** Changes that are remembered: those of the last seconds, while something read before them may still be on its way. */
const REMEMBERED_CHANGES = 10_000

/** Milliseconds until the next try where Redis did not answer in time on a connection that stands. */
const AGAIN_MS = 1_000

/** What a process has heard of changed posts. */
export interface ChangedPosts {
  /** Whether every change is heard of. If not, nothing that the process has kept may be shown. */
  hearing(): boolean
  /** A moment: what is read after it may be kept, unless `changedSince` it. */
  moment(): number
  changedSince(postId: number, moment: number): boolean
}

/**
 * Listens for changed posts.
 * @param subscriber a connection of its own: one that is subscribed can do nothing else
 * @param drop forgets what the process has kept of these posts, or of all where some may have been missed
 */
export function listenForChanges(subscriber: Redis, drop: (postIds: readonly number[] | 'all') => void): ChangedPosts {
  let hears = false
  let now = 0
  /** No change before this moment was missed. */
  let since = 0
  const changes = new LRUCache<number, number>({ max: REMEMBERED_CHANGES })
  const begin = () =>
    void subscriber.subscribe(POSTS_CHANGED).then(
      () => {
        since = ++now
        drop('all')
        hears = true
      },
      // Away again: the next `ready` comes. Only slow: nothing would come.
      () => setTimeout(() => subscriber.status === 'ready' && !hears && begin(), AGAIN_MS).unref(),
    )
  subscriber.on('ready', begin)
  subscriber.on('close', () => void (hears = false))
  subscriber.on('message', (channel, message) => {
    if (channel !== POSTS_CHANGED) return
    now += 1
    const ids = message.split(',').map(Number)
    for (const id of ids) changes.set(id, now)
    drop(ids)
  })
  if (subscriber.status === 'ready') begin()
  return {
    hearing: () => hears,
    moment: () => now,
    changedSince: (postId, moment) => moment < since || (changes.get(postId) ?? 0) > moment,
  }
}
