import { randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import type { Epoch } from '../epoch.ts'
import { isCluster } from '../open-redis.ts'
import type { Redis } from '../open-redis.ts'
import { readInTurn } from '../read-in-turn.ts'
import type { Read, Reading } from '../round-trip.ts'
import { createScript, runScript, runScriptForBytes } from '../script.ts'
import { headOf, MAX_HEAD, packFragment, unpackFragment } from './fragment.ts'
import type { Fragment } from './fragment.ts'

/**
 * Seconds that a fragment is kept: most posts are read in the hours after they were written. What changes without a word to
 * this cache (a restaurant's name, by an import) shows after it.
 */
export const FRAGMENT_TTL_S = 3 * 3600
/** A fill that takes longer is not stored, milliseconds: reading two tables by primary key takes a few. */
export const FILL_TTL_MS = 5_000
/** Seconds that a post is remembered as gone. Short: it costs one look-up by primary key to know it again. */
export const GONE_TTL_S = 60
/** What TTLs vary by, so that what was filled together does not expire together. */
const JITTER = 0.2

/** Groups of posts: those of one group are in one slot, so that one script serves many of them. */
export const FRAGMENT_GROUPS = 16
/** Not the id's own digits: the lowest of a snowflake are a counter that is mostly 0. */
const groupOf = (postId: number) => crc32(String(postId)) % FRAGMENT_GROUPS
export const fragmentKey = (postId: number) => `post:{p${String(groupOf(postId)).padStart(2, '0')}}:${postId}`

/** The channel on which processes hear of posts whose fragments have changed: ids, with commas between. */
export const POSTS_CHANGED = 'posts:changed'

/** By post: null for one that is gone. What is missing is not stored, or must not be believed. */
export type Fragments = Map<number, Fragment | null>

/** Reads fragments; those of another epoch are left out. */
export function fragmentReading(redis: Redis, epoch: Epoch, postIds: readonly number[]): Reading<Fragments> {
  const groups = isCluster(redis) ? [...Map.groupBy(postIds, groupOf).values()] : postIds.length > 0 ? [postIds] : []
  return {
    commands: groups.map((ids): Read => ['mgetBuffer', ...ids.map(fragmentKey)]),
    take: (replies) => {
      const found: Fragments = new Map()
      for (const [group, ids] of groups.entries()) {
        const stored = replies[group] as (Buffer | null)[]
        for (const [place, id] of ids.entries()) note(found, epoch, id, stored[place] ?? null)
      }
      return found
    },
  }
}

/**
 * Which of the fragments that somebody has are those that are stored now: their heads alone are read, a tenth of their bytes, and
 * in one script with what other requests read. On a Cluster, where that is a command for each, none is said to be.
 * @throws where Redis is away
 */
export async function stillStored(
  redis: Redis,
  epoch: Epoch,
  known: ReadonlyMap<number, Fragment>,
): Promise<ReadonlySet<number>> {
  if (isCluster(redis) || known.size === 0) return new Set()
  const keys = Array.from(known.keys(), fragmentKey)
  const { replies } = await readInTurn(redis, [['getrange', keys, 0, MAX_HEAD - 1]])
  const heads = replies[0] as string[]
  const same = new Set<number>()
  let place = 0
  for (const [id, fragment] of known) {
    const now = epoch.of(keys[place] ?? '')
    if (now !== null && heads[place]?.startsWith(headOf(now, fragment))) same.add(id)
    place += 1
  }
  return same
}

function note(found: Fragments, epoch: Epoch, id: number, stored: Buffer | null): void {
  const now = stored && epoch.of(fragmentKey(id))
  if (!now) return
  const fragment = unpackFragment(now, stored)
  if (fragment !== undefined) found.set(id, fragment)
}

/**
 * KEYS: fragments. ARGV: epoch, token, milliseconds. Returns for each: what another has stored meanwhile, or 1 where this
 * caller is the one to fill it, or 0 where another does already. An invalidation ends the right to fill, so that what was
 * read before a change is never stored after it.
 */
const BEGIN_FILL = createScript(`
local found = {}
for i, key in ipairs(KEYS) do
  local stored = redis.call('GET', key)
  if stored and string.sub(stored, 1, #ARGV[1]) == ARGV[1] then
    found[i] = stored
  elseif stored and string.sub(stored, 1, 1) == '!' then
    found[i] = 0
  else
    redis.call('SET', key, '!' .. ARGV[2], 'PX', ARGV[3])
    found[i] = 1
  end
end
return found
`)

/** KEYS: fragments. ARGV: token, then for each: seconds, value. Stores where the right to fill still stands. Returns how many. */
const END_FILL = createScript(`
local stored = 0
for i, key in ipairs(KEYS) do
  if redis.call('GET', key) == '!' .. ARGV[1] then
    redis.call('SET', key, ARGV[i * 2 + 1], 'EX', ARGV[i * 2])
    stored = stored + 1
  end
end
return stored
`)

/** The right to fill some fragments, taken before Postgres is read. */
export interface FragmentFill {
  /** What others have stored in the meantime. */
  found: Fragments
  /** Stores what was read after the fill began; what was invalidated since, or is filled by another, is left alone. */
  store(read: Fragments): Promise<void>
}

/** Begins to fill fragments that are not stored. @throws where Redis is away */
export async function beginFill(redis: Redis, epoch: Epoch, postIds: readonly number[]): Promise<FragmentFill> {
  const token = randomUUID()
  const found: Fragments = new Map()
  /** By epoch, as a Cluster's nodes may have several. */
  const mine = new Map<number, string>()
  await Promise.all(
    [...Map.groupBy(postIds, groupOf).values()].map(async (ids) => {
      const keys = ids.map(fragmentKey)
      const now = epoch.of(keys[0] ?? '')
      if (now === null) return
      const replies = (await runScriptForBytes(redis, BEGIN_FILL, keys, [now, token, FILL_TTL_MS])) as (
        Buffer | number
      )[]
      for (const [place, reply] of replies.entries()) {
        const id = ids[place] ?? 0
        if (reply === 1) mine.set(id, now)
        else if (reply !== 0) note(found, epoch, id, reply as Buffer)
      }
    }),
  )
  return { found, store: (read) => storeFilled(redis, epoch, token, mine, read) }
}

async function storeFilled(
  redis: Redis,
  epoch: Epoch,
  token: string,
  mine: ReadonlyMap<number, string>,
  read: Fragments,
): Promise<void> {
  // A node whose epoch has moved since may be another one, or have lost an invalidation.
  const ids = [...mine.keys()].filter((id) => read.has(id) && epoch.of(fragmentKey(id)) === mine.get(id))
  await Promise.all(
    [...Map.groupBy(ids, groupOf).values()].map((group) =>
      runScript(redis, END_FILL, group.map(fragmentKey), [
        token,
        ...group.flatMap((id) => {
          const fragment = read.get(id) ?? null
          const ttl = fragment === null ? GONE_TTL_S : FRAGMENT_TTL_S
          return [Math.round(ttl * (1 - JITTER * Math.random())), packFragment(mine.get(id) ?? '', fragment)]
        }),
      ]),
    ),
  )
}

/**
 * Forgets posts that were written, edited or deleted, or whose author's name or images have changed: after Postgres has
 * committed it, before the request is answered. Every process hears of it. Again, it changes nothing.
 * @throws where Redis is away: whoever commits such a change repeats this until it is through
 */
export async function forgetFragments(redis: Redis, postIds: readonly number[]): Promise<void> {
  if (postIds.length === 0) return
  const groups = isCluster(redis) ? [...Map.groupBy(postIds, groupOf).values()] : [postIds]
  await Promise.all(groups.map((ids) => redis.unlink(...ids.map(fragmentKey))))
  // After: a process that hears of it reads Redis again.
  await redis.publish(POSTS_CHANGED, postIds.join())
}
