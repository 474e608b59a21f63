import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'
import { EVENTS_PER_READ, EVENTS_TTL_S, LISTENERS_KEY, MAX_EVENTS, eventsKey, unpackEvent } from './events.ts'
import type { RelationEvent } from './events.ts'
import { unpackNews } from './feed-news.ts'
import type { FeedNews } from './feed-news.ts'

/**
 * KEYS: listeners. ARGV: actor, TTL. Returns 1 where the actor was listed without a break, 0 where events may have been
 * left out since.
 */
const LISTEN = createScript(`
local now = tonumber(redis.call('TIME')[1])
local listed = redis.call('ZSCORE', KEYS[1], ARGV[1])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
redis.call('ZADD', KEYS[1], now + tonumber(ARGV[2]), ARGV[1])
redis.call('EXPIRE', KEYS[1], ARGV[2])
return listed and tonumber(listed) > now and 1 or 0
`)

/** KEYS: events. ARGV: TTL. Returns the id of the server's run: another one may have lost the last writes. */
const RENEW = createScript(`
redis.call('EXPIRE', KEYS[1], ARGV[1])
return string.match(redis.call('INFO', 'server'), 'run_id:(%x+)')
`)

/** KEYS: events. ARGV: TTL, cap. Adds a mark, so that "from now on" is an entry too. Returns its id and the server's run. */
const MARK = createScript(`
local id = redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[2], '*', 'e', '')
redis.call('EXPIRE', KEYS[1], ARGV[1])
return { id, string.match(redis.call('INFO', 'server'), 'run_id:(%x+)') }
`)

/** Characters of a run's id that are kept: two runs of 4 billion look alike. */
const RUN_LENGTH = 8

/** A place in an actor's events: an entry, and the run of the server that it was read from. */
export interface EventPosition {
  entry: string
  run: string
}

/** Has events written for an actor from now on, for 15 minutes. @returns false where some may have been left out before */
export async function listenToEvents(redis: Redis, actorId: number): Promise<boolean> {
  return (await runScript(redis, LISTEN, [LISTENERS_KEY], [actorId, EVENTS_TTL_S])) === 1
}

/** Keeps an actor's events for 15 minutes more. @returns the run of the server */
export async function renewEvents(redis: Redis, actorId: number): Promise<string> {
  return String(await runScript(redis, RENEW, [eventsKey(actorId)], [EVENTS_TTL_S])).slice(0, RUN_LENGTH)
}

/** The place after which come all events that are written from now on. */
export async function markEvents(redis: Redis, actorId: number): Promise<EventPosition> {
  const reply = await runScript(redis, MARK, [eventsKey(actorId)], [EVENTS_TTL_S, MAX_EVENTS])
  const [entry, run] = reply as [string, string]
  return { entry, run: run.slice(0, RUN_LENGTH) }
}

export interface ReadEvent {
  entry: string
  /** undefined for a mark, and for what this version of the code does not know. */
  event: RelationEvent | undefined
  /** New posts, where that is what the entry is about. */
  news: FeedNews | undefined
}

/**
 * Events after an entry, at most `EVENTS_PER_READ`.
 * @returns undefined where that entry is gone (cut off, expired, wiped), so that others may be gone too
 */
export async function readEvents(redis: Redis, actorId: number, after: string): Promise<ReadEvent[] | undefined> {
  const entries = await redis.xrange(eventsKey(actorId), after, '+', 'COUNT', EVENTS_PER_READ + 1)
  if (entries[0]?.[0] !== after) return undefined
  return entries.slice(1).map(([entry, [, text = '']]) => ({
    entry,
    event: unpackEvent(actorId, text),
    news: unpackNews(actorId, text),
  }))
}
