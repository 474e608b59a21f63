import { addFeedNews, readListeners } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'

/** Tells those who have an event stream open that new posts have come into their home feeds. */
export interface NewsDesk {
  /** A post has come to these people. A look into a set for each: most of them do not listen. */
  note(postId: number, owners: readonly number[]): void
  /** Tells what is left to tell. */
  stop(): Promise<void>
}

export interface NewsOptions {
  /** What was not told is not told again: a hint of a moment ago is worth nothing. */
  onError: (error: unknown) => void
  /** Milliseconds, for tests. */
  everyMs?: number
  listenersEveryMs?: number
}

/** Milliseconds between two tellings: a rush of posts is one event for each listener. */
const TELL_EVERY_MS = 1_000
/**
 * Milliseconds after which the list of listeners is read again, whole: its cost follows those who listen, not what is delivered.
 * Who has just opened a stream begins with a `resync`, and misses at most as much.
 */
const LISTENERS_EVERY_MS = 5_000

export function startNewsDesk(
  redis: Redis,
  { onError, everyMs = TELL_EVERY_MS, listenersEveryMs = LISTENERS_EVERY_MS }: NewsOptions,
): NewsDesk {
  let listeners = new Set<number>()
  let readAt = -Infinity
  /** The newest post by who is to be told. */
  const newest = new Map<number, number>()

  const tell = async () => {
    const news = [...newest].map(([actorId, postId]) => ({ actorId, postId, atMs: Date.now() }))
    newest.clear()
    try {
      if (performance.now() - readAt >= listenersEveryMs) {
        listeners = await readListeners(redis)
        readAt = performance.now()
      }
      await addFeedNews(redis, news)
    } catch (error) {
      onError(error)
    }
  }
  let telling = tell()
  const ticking = setInterval(() => {
    telling = telling.then(tell)
  }, everyMs)
  return {
    note(postId, owners) {
      for (const owner of owners) if (listeners.has(owner)) newest.set(owner, Math.max(postId, newest.get(owner) ?? 0))
    },
    async stop() {
      clearInterval(ticking)
      await telling
      await tell()
    },
  }
}
