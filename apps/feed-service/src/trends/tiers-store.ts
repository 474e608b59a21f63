import { counterKinds } from '@matjip/db-schema'
import type { Database } from '@matjip/db-schema'

const tierSql = `coalesce((select floor(log(2, count))::smallint + 1 from counters
  where kind = ${counterKinds.hashtagPosts} and owner_id = hashtags.id and count > 0), 0)`

/**
 * $1 hashtags. The tier is the number of binary digits of the count: it moves when the count doubles, so that an index can
 * hold it where an index on the count itself would be written with every post. What is no longer used keeps its tier.
 */
export const RAISE_TIERS = `/* feed-service raise-tiers */
update hashtags set tier = ${tierSql} where id = any($1::bigint[]) and tier <> ${tierSql}`

/** Brings hashtags into the tier of their present number of posts. */
export async function raiseTiers(pool: Database['pool'], hashtagIds: readonly number[]): Promise<void> {
  if (hashtagIds.length === 0) return
  await pool.query({ name: 'raise-tiers', text: RAISE_TIERS, values: [hashtagIds] })
}
