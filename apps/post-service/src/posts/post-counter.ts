import type { DbSession, Transaction } from '@matjip/db-schema'
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

const COUNT_NEW = `/* post-service count-new-post */
insert into counters as c (kind, owner_id, count, rev)
select kind, owner_id, 1, 1 from unnest($1::smallint[], $2::bigint[]) as step (kind, owner_id) order by kind, owner_id
on conflict (kind, owner_id) do update set count = c.count + 1, rev = c.rev + 1`

/** Counts a new post for its author and its hashtags: `countPosts` and `countHashtags` in one statement, in their order. */
export async function countNewPost(
  { $client }: Pick<Transaction, '$client'>,
  authorId: number,
  hashtagIds: Iterable<number>,
): Promise<void> {
  const owners = [authorId, ...hashtagIds]
  const kinds = owners.map((_, n) => (n === 0 ? counterKinds.posts : counterKinds.hashtagPosts))
  await $client.query({ name: 'count-new-post', text: COUNT_NEW, values: [kinds, owners] })
}
