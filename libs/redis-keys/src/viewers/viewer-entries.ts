import { randomBytes } from 'node:crypto'
import type { Epoch } from '../epoch.ts'
import { isCluster } from '../open-redis.ts'
import type { Redis } from '../open-redis.ts'
import type { Reading } from '../round-trip.ts'
import { createScript, runScript } from '../script.ts'

/**
 * Seconds that an entry is kept: strictly fewer than an actor's clicks are remembered (900), so that every click since the
 * entry was made is among them.
 */
export const VIEWER_TTL_S = 300
/** What TTLs vary by, so that entries do not expire together. */
const JITTER = 0.2
/** A building that takes longer is not stored, milliseconds. */
const BUILD_TTL_MS = 5_000

export const viewerKey = (userId: number) => `viewer:{${userId}}`

/** `epoch revision`, then the entry: with these bytes alone a process knows whether the copy it has is the one. */
const REVISION_BYTES = 12
const HEAD_LENGTH = 8 + 1 + 16

/** Which entry is stored for a viewer now; null where there is none that can be believed. */
export type ViewerHead = string | null

/** Reads only which entry is stored. @param epoch of the connection that reads */
export function viewerHeadReading(epoch: Epoch, userId: number): Reading<ViewerHead> {
  return {
    commands: [['getrange', viewerKey(userId), 0, HEAD_LENGTH - 1]],
    take: ([reply]) => headOf(epoch, userId, reply as string),
  }
}

function headOf(epoch: Epoch, userId: number, head: string): ViewerHead {
  const now = epoch.of(viewerKey(userId))
  return now !== null && head.length === HEAD_LENGTH && head.startsWith(`${now} `) ? head : null
}

/** The entry of a head; undefined where it is another by now. @throws where Redis is away */
export async function readViewerEntry(redis: Redis, userId: number, head: string): Promise<Buffer | undefined> {
  const stored = await redis.getBuffer(viewerKey(userId))
  if (stored === null || stored.toString('latin1', 0, HEAD_LENGTH) !== head) return undefined
  return stored.subarray(HEAD_LENGTH)
}

/** KEYS: viewer. ARGV: epoch, token, milliseconds. Returns 1 where this caller may store, 0 where another is about to or has. */
const BEGIN = createScript(`
local stored = redis.call('GETRANGE', KEYS[1], 0, 8)
if stored == ARGV[1] .. ' ' or string.sub(stored, 1, 1) == '!' then return 0 end
redis.call('SET', KEYS[1], '!' .. ARGV[2], 'PX', ARGV[3])
return 1
`)

/** KEYS: viewer. ARGV: token, entry, seconds. Stores where nothing was forgotten since the building began. */
const STORE = createScript(`
if redis.call('GET', KEYS[1]) ~= '!' .. ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'EX', ARGV[3])
return 1
`)

/** The right to store an entry, taken before Postgres is read. */
export interface ViewerBuild {
  /** @returns its head; null where it was not stored: it was forgotten since, or the epoch has changed */
  store(entry: Buffer): Promise<ViewerHead>
}

/** Begins to build an entry; undefined where another process does, or nothing may be stored. @throws where Redis is away */
export async function beginViewer(redis: Redis, epoch: Epoch, userId: number): Promise<ViewerBuild | undefined> {
  const key = viewerKey(userId)
  const now = epoch.of(key)
  const token = randomBytes(REVISION_BYTES).toString('base64url')
  if (now === null || (await runScript(redis, BEGIN, [key], [now, token, BUILD_TTL_MS])) !== 1) return undefined
  return {
    async store(entry) {
      if (epoch.of(key) !== now) return null
      const head = `${now} ${token}`
      const ttl = Math.round(VIEWER_TTL_S * (1 - JITTER * Math.random()))
      const stored = await runScript(
        redis,
        STORE,
        [key],
        [token, Buffer.concat([Buffer.from(head, 'latin1'), entry]), ttl],
      )
      return stored === 1 && epoch.of(key) === now ? head : null
    },
  }
}

/** Forgets what is stored of viewers and what is being built. Again, it changes nothing. @throws where Redis is away */
export async function forgetViewers(redis: Redis, userIds: readonly number[]): Promise<void> {
  if (userIds.length === 0) return
  const keys = userIds.map(viewerKey)
  if (isCluster(redis)) await Promise.all(keys.map((key) => redis.unlink(key)))
  else await redis.unlink(...keys)
}
