import type { Database } from '@matjip/db-schema'

/** $1 ids. */
export const HASHTAG_NAMES = `/* feed-service hashtag-names */
select named.id, named.name from unnest($1::bigint[]) as wanted (id)
cross join lateral (select id, name from hashtags where hashtags.id = wanted.id limit 1) as named`

/** Names of hashtags, in normal form, by id. */
export async function hashtagNames(pool: Database['pool'], ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await pool.query<{ id: number; name: string }>({
    name: 'hashtag-names',
    text: HASHTAG_NAMES,
    values: [ids],
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}
