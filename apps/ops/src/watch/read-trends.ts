import { snowflakeAt } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { slotTimeAt } from '@matjip/trends'
import type { TrendSample } from './sample.ts'

/** Posts of a slot that are looked at, the newest, and hashtags that are shown. */
const MAX_POSTS = 5_000
const SHOWN = 12

/** A walk of the posts' primary key, whose ids are times. $1 from this id on, $2 posts at most */
const INPUTS = `/* ops trend-inputs */
with slot as materialized (select author_id from posts where id >= $1 order by id desc limit $2)
select count(*)::int as posts, count(distinct author_id)::int as authors,
  count(distinct author_id) filter (where trust.level is not null)::int as trusted
from slot left join author_trust trust on trust.user_id = slot.author_id`

/** $1 list, $2 hashtags */
const NEWEST = `/* ops trends-newest */
select extract(epoch from now() - head.as_of)::float8 as "ageS",
  (select coalesce(json_agg(json_build_object('hashtag', tag ->> 'hashtag', 'people', (tag ->> 'people')::int)), '[]')
   from (select tag from jsonb_array_elements(snapshot.hashtags) with ordinality as t (tag, rank) order by rank limit $2) as top
  ) as hashtags
from feed_snapshot_heads head join feed_snapshots snapshot on snapshot.id = head.snapshot_id
where head.list = $1`

/** What this meal's trends are made of, and what they are. @throws what Postgres threw */
export async function readTrends(pool: Database['pool'], now: number): Promise<Omit<TrendSample, 'failures'>> {
  const { slot, from } = slotTimeAt(now)
  const [inputs, newest] = await Promise.all([
    pool.query<Pick<TrendSample, 'posts' | 'authors' | 'trusted'>>({
      text: INPUTS,
      values: [Math.max(0, snowflakeAt(from)), MAX_POSTS],
    }),
    pool.query<Pick<TrendSample, 'ageS' | 'hashtags'>>({ text: NEWEST, values: [`trending/${slot}/`, SHOWN] }),
  ])
  const { posts = 0, authors = 0, trusted = 0 } = inputs.rows[0] ?? {}
  const { ageS = null, hashtags = [] } = newest.rows[0] ?? {}
  return { slot, posts, authors, trusted, ageS, hashtags }
}
