import { relationKinds } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { Redis } from '@matjip/redis-keys'
import { readHomeList } from './home-list.ts'

/** A home timeline beside what the record says that must be in it. */
export interface HomeComparison {
  userId: number
  /** `none`: there is no list to compare; `untrusted`: of another epoch, or being built. */
  state: 'none' | 'untrusted' | 'equal' | 'lacking'
  entries: number
  /** Posts that it ought to have and lacks: readers would miss them. */
  lacking: number[]
  /** Entries that the record would not put there: deleted, or of people who are not followed any more. Reads leave them out. */
  stale: number
}

/** $1 owner, $2 floor. Posts that are pulled are in no list. */
const EXPECTED = `
select p.id::text from posts p
where p.id >= $2
  and (p.author_id = $1 or p.author_id in (
    select target_id from relations where kind = ${relationKinds.follow} and actor_id = $1 and active))
  and not exists (
    select from pulled_authors a
    where a.author_id = p.author_id and p.id >= a.since_id and (a.until_id is null or p.id < a.until_id))`

/** Compares the fast path of a home feed with the record: everything from the floor on must be in the list. */
export async function compareHome(pool: Database['pool'], redis: Redis, userId: number): Promise<HomeComparison> {
  const list = await readHomeList(redis, userId)
  if (!list) return { userId, state: 'none', entries: 0, lacking: [], stale: 0 }
  const entries = list.postIds.length
  if (!list.isTrusted) return { userId, state: 'untrusted', entries, lacking: [], stale: 0 }
  const { rows } = await pool.query<{ id: string }>(EXPECTED, [userId, list.floor])
  const there = new Set(list.postIds)
  const expected = new Set(rows.map(({ id }) => Number(id)))
  const lacking = [...expected].filter((id) => !there.has(id)).sort((a, b) => b - a)
  const stale = list.postIds.filter((id) => !expected.has(id)).length
  return { userId, state: lacking.length === 0 ? 'equal' : 'lacking', entries, lacking, stale }
}
