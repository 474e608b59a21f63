import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'
import { EVENTS_TTL_S, LISTENERS_KEY, MAX_EVENTS, eventsKey } from './events.ts'

/** New posts have come into an actor's home feed. They stand among the events of the actor's clicks, for the same listeners. */
export interface FeedNews {
  actorId: number
  /** The newest of them, as far as it is known. */
  postId: number
  /** Milliseconds since 1970, by the writer's clock. */
  atMs: number
}

/** What stands where events of clicks have their kind, so that a reader of an older version passes it over. */
const NEWS = 'feed'
type Packed = [typeof NEWS, postId: number, atMs: number]

/**
 * KEYS: events. ARGV: TTL, cap, channel, event. Only into a stream that is there: whoever listens has made it, with a mark. It may
 * be written twice.
 */
const ADD_NEWS = createScript(`
if not redis.call('XADD', KEYS[1], 'NOMKSTREAM', 'MAXLEN', '~', ARGV[2], '*', 'e', ARGV[4]) then return 0 end
redis.call('EXPIRE', KEYS[1], ARGV[1])
redis.call('PUBLISH', ARGV[3], '')
return 1
`)

/** Listeners of one read: 2 MB. Beyond these some hear of new posts only by asking. */
const MAX_LISTENERS = 100_000

/** Everybody who listens now, or did in the last 15 minutes. @throws where Redis is away */
export async function readListeners(redis: Redis, nowMs: number = Date.now()): Promise<Set<number>> {
  const seconds = Math.floor(nowMs / 1_000)
  const members = await redis.zrange(LISTENERS_KEY, seconds, '+inf', 'BYSCORE', 'LIMIT', 0, MAX_LISTENERS)
  return new Set(members.map(Number))
}

/** Tells listeners of new posts and wakes who sends it on. @returns how many were told @throws where Redis is away */
export async function addFeedNews(redis: Redis, news: readonly FeedNews[]): Promise<number> {
  const told = await Promise.all(
    news.map(({ actorId, postId, atMs }) => {
      const packed: Packed = [NEWS, postId, atMs]
      const key = eventsKey(actorId)
      return runScript(redis, ADD_NEWS, [key], [EVENTS_TTL_S, MAX_EVENTS, key, JSON.stringify(packed)])
    }),
  )
  return told.reduce<number>((sum, one) => sum + Number(one), 0)
}

/** undefined for what is not about new posts. */
export function unpackNews(actorId: number, text: string): FeedNews | undefined {
  if (text === '') return undefined
  const [kind, postId, atMs] = JSON.parse(text) as Packed
  return kind === NEWS ? { actorId, postId, atMs } : undefined
}
