import { isCluster } from '../open-redis.ts'
import type { Redis } from '../open-redis.ts'
import type { KeyRead } from '../key-reads.ts'
import { readInTurn } from '../read-in-turn.ts'
import { roundTrip } from '../round-trip.ts'
import type { Read } from '../round-trip.ts'
import { createScript, runScript } from '../script.ts'
import { TIMELINE_LUA } from './timeline-lua.ts'

/** Which part of a timeline is wanted. */
export interface WindowWanted {
  key: string
  /** Only ids below; `Infinity` for the newest. */
  before: number
  limit: number
}

/** A part of a timeline that can be believed: all ids of the timeline that are below `before`, newest first, `limit` at most. */
export interface Window {
  postIds: readonly number[]
  /** The timeline is complete down to this id (0: to the beginning). With fewer than `limit` ids, what is older is in the record. */
  floor: number
}

/** A command that can be read beside, on a Cluster too. */
type BesideRead = Exclude<KeyRead, readonly ['signature' | 'window', ...unknown[]]> & Read

/** What is read beside a window. */
export interface Windows {
  /** In the order of what was wanted; undefined where there is none, it is being rebuilt, or it is of another epoch. */
  windows: (Window | undefined)[]
  /** Replies of the commands beside. */
  replies: unknown[]
  /** The epoch of the node that holds the first key; of the only node where there is one. */
  epoch: string
}

/**
 * KEYS: timeline. ARGV: before (-1: the newest), limit. Gives the epoch of now, the mark and the ids. The list is strictly
 * descending, so the place of `before` is found by halves.
 */
const WINDOW = createScript(`${TIMELINE_LUA}
local mark = redis.call('LINDEX', KEYS[1], -1)
if not mark then return { epochNow(), false } end
local before, first = tonumber(ARGV[1]), 0
if before >= 0 then
  local last = redis.call('LLEN', KEYS[1]) - 1
  while first < last do
    local middle = math.floor((first + last) / 2)
    if tonumber(redis.call('LINDEX', KEYS[1], middle)) < before then last = middle else first = middle + 1 end
  end
end
return { epochNow(), mark, unpack(redis.call('LRANGE', KEYS[1], first, first + ARGV[2] - 1)) }
`)

/**
 * Parts of timelines and whatever else is wanted, in one round trip. The epoch of the server is read along, in one piece
 * with the lists: a connection may outlive a promotion, so nothing that was known before can be trusted.
 * @throws where Redis is away
 */
export async function readWindows(
  redis: Redis,
  wanted: readonly WindowWanted[],
  beside: readonly BesideRead[] = [],
): Promise<Windows> {
  // One script for all that is read in this turn. A Cluster has none over slots.
  if (isCluster(redis)) return byScripts(redis, wanted, beside)
  const commands = wanted.flatMap(({ key, before, limit }): KeyRead[] =>
    before === Infinity
      ? [
          ['lindex', key, -1],
          ['lrange', key, 0, limit - 1],
        ]
      : [['window', key, before, limit]],
  )
  const { replies, epoch } = await readInTurn(redis, [...commands, ...beside], { hasEpoch: true })
  let next = 0
  const windows = wanted.map(({ before }) => {
    if (before === Infinity) return windowOf(epoch, replies[next++] as string | null, replies[next++] as string[])
    const [mark = null, ...ids] = (replies[next++] ?? []) as string[]
    return windowOf(epoch, mark, ids)
  })
  return { windows, replies: replies.slice(commands.length), epoch }
}

async function byScripts(
  redis: Redis,
  wanted: readonly WindowWanted[],
  beside: readonly BesideRead[],
): Promise<Windows> {
  const [found, replies] = await Promise.all([
    Promise.all(
      wanted.map(({ key, before, limit }) =>
        runScript(redis, WINDOW, [key], [before === Infinity ? -1 : before, limit]),
      ),
    ) as Promise<[epoch: string, mark: string | null, ...ids: string[]][]>,
    beside.length === 0 ? [] : roundTrip(redis, beside),
  ])
  const windows = found.map(([epoch, mark, ...ids]) => windowOf(epoch, mark, ids))
  return { windows, replies, epoch: found[0]?.[0] ?? '' }
}

function windowOf(epochNow: string, mark: string | null, ids: string[]): Window | undefined {
  if (mark === null) return undefined
  const cut = mark.lastIndexOf(':')
  if (mark.slice(0, cut) !== epochNow) return undefined
  // The mark itself is the last element.
  if (ids.at(-1) === mark) ids.pop()
  return { postIds: ids.map(Number), floor: Number(mark.slice(cut + 1)) }
}

/**
 * What a timeline can be told by: another one after each push, whatever it has put where, and after each rebuild. (One that
 * was evicted and built again may look the same with other posts, until the next push.) undefined where there is none that can
 * be believed, and on a Cluster. Read in one turn with `readWindows`, it is of the same moment. @throws where Redis is away
 */
export async function readSignature(redis: Redis, key: string): Promise<string | undefined> {
  if (isCluster(redis)) return undefined
  const { replies, epoch } = await readInTurn(redis, [['signature', key]], {
    sharedAs: `signature ${key}`,
    hasEpoch: true,
  })
  const [signature] = replies as [string | null]
  return signature?.slice(signature.lastIndexOf(' ') + 1).startsWith(`${epoch}:`) ? signature : undefined
}

/** Lets a timeline live on for its whole time, as one that was read. It stays away where it is gone. */
export async function touchTimeline(redis: Redis, key: string, ttlS: number): Promise<void> {
  await redis.expire(key, ttlS, 'GT')
}
