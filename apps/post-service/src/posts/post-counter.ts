import type { DbSession } from '@matjip/db-schema'
import { counterKinds, counters } from '@matjip/db-schema'
import { sql } from 'drizzle-orm'
import type { HashtagSteps } from './hashtag-store.ts'

/** Moves the author's count of posts. The last row but the hashtags' that a transaction locks: everybody else's order ends there too. */
export async function countPosts(tx: DbSession, authorId: number, change: 1 | -1): Promise<void> {
  await tx
    .insert(counters)
    .values({ kind: counterKinds.posts, ownerId: authorId, count: Math.max(change, 0), rev: 1 })
    .onConflictDoUpdate({
      target: [counters.kind, counters.ownerId],
      set: { count: sql`greatest(${counters.count} + ${change}, 0)`, rev: sql`${counters.rev} + 1` },
    })
}

/**
 * Moves hashtags' counts of posts, in the order of their ids. The very last statement of a transaction: everybody who writes
 * about lunch locks the same row, and holds it for no longer than the commit takes.
 */
export async function countHashtags(tx: DbSession, steps: HashtagSteps): Promise<void> {
  if (steps.size === 0) return
  const ids = sql.param([...steps.keys()])
  const changes = sql.param([...steps.values()])
  await tx.execute(sql`
    insert into counters as c (kind, owner_id, count, rev)
    select ${counterKinds.hashtagPosts}::smallint, id, change, 1
    from unnest(${ids}::bigint[], ${changes}::int[]) as step (id, change) order by id
    on conflict (kind, owner_id) do update set count = c.count + excluded.count, rev = c.rev + 1`)
}
