import type { Redis } from '../open-redis.ts'
import type { Reading } from '../round-trip.ts'
import { createScript, runScript } from '../script.ts'

/** Seconds: as long as an actor's own clicks are remembered, and far longer than a fan-out takes even on a bad day. */
export const OWN_WRITES_TTL_S = 900
/** Posts that one author has written or changed lately; of more the newest are kept. */
export const MAX_OWN_WRITES = 64

export const ownWritesKey = (authorId: number) => `post:own:{${authorId}}`

/** What an author did to a post of theirs, committed. */
export interface OwnWrite {
  authorId: number
  postId: number
  change: 'created' | 'edited' | 'deleted'
  /** Of the post after it. */
  version: number
}

/** What an author must find in their next read, whatever a cache or a timeline has. */
export interface OwnWrites {
  /** The version that each post has at least; Infinity for one that was deleted. */
  versions: ReadonlyMap<number, number>
  /** Posts that are new and not deleted, newest first: they belong into the author's home timeline. */
  created: readonly number[]
}

export const NO_OWN_WRITES: OwnWrites = { versions: new Map(), created: [] }

const DELETED = 'x'

/** KEYS: own writes. ARGV: post, version or x, 1 where new, TTL, cap. The newest version wins, whatever the order; a deletion is final. */
const NOTE = createScript(`
local version, created = ARGV[2], ARGV[3]
local known = redis.call('HGET', KEYS[1], ARGV[1])
if known then
  local had, new = string.match(known, '^(%S+) (%d)$')
  if new == '1' then created = '1' end
  if had == 'x' or (version ~= 'x' and tonumber(had) > tonumber(version)) then version = had end
elseif redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[5]) then
  local ids = redis.call('HKEYS', KEYS[1])
  local oldest = ids[1]
  for _, id in ipairs(ids) do if tonumber(id) < tonumber(oldest) then oldest = id end end
  redis.call('HDEL', KEYS[1], oldest)
end
redis.call('HSET', KEYS[1], ARGV[1], version .. ' ' .. created)
redis.call('EXPIRE', KEYS[1], ARGV[4])
return 1
`)

/** Notes what an author has just done, after the commit and before the answer. Again, it changes nothing. @throws where Redis is away */
export async function noteOwnWrite(redis: Redis, { authorId, postId, change, version }: OwnWrite): Promise<void> {
  const args = [postId, change === 'deleted' ? DELETED : version, change === 'created' ? 1 : 0]
  await runScript(redis, NOTE, [ownWritesKey(authorId)], [...args, OWN_WRITES_TTL_S, MAX_OWN_WRITES])
}

/** Reads what an author has done lately. */
export function ownWritesReading(authorId: number): Reading<OwnWrites> {
  return {
    commands: [['hgetall', ownWritesKey(authorId)]],
    take: ([reply]) => parseOwnWrites(reply as Record<string, string>),
  }
}

function parseOwnWrites(reply: Record<string, string>): OwnWrites {
  const fields = Object.entries(reply)
  if (fields.length === 0) return NO_OWN_WRITES
  const versions = new Map<number, number>()
  const created: number[] = []
  for (const [id, text] of fields) {
    const [version, isNew] = text.split(' ')
    const gone = version === DELETED
    versions.set(Number(id), gone ? Infinity : Number(version))
    if (isNew === '1' && !gone) created.push(Number(id))
  }
  return { versions, created: created.sort((a, b) => b - a) }
}
