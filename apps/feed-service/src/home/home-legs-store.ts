import { relationKinds } from '@matjip/contracts'
import type { FeedStores } from '../feed-deps.ts'
import { clickColumns } from './home-clicks.ts'
import type { Clicks } from './home-clicks.ts'
import { hashtagOfKeySql, newerClicksSql, relatedSql } from './home-skeleton-store.ts'

/** What a home timeline does not have pushed. */
export interface HomeLegs {
  /** Followed hashtags. */
  hashtags: { key: number; name: string }[]
  /** Followed people whose posts are not pushed. */
  pulledAuthors: number[]
}

/** $1 caller, $2–$4 clicks on hashtags, $5 pulled authors. */
export const HOME_LEGS = `/* feed-service home-legs */
with clicks as materialized (${newerClicksSql(relationKinds.hashtag, ['$2', '$3', '$4'])}
), tags as (
  select followed.target_id as key, hashtag.name
  from (${relatedSql(relationKinds.hashtag, 'clicks')}) as followed cross join lateral (${hashtagOfKeySql('followed.target_id')}) as hashtag
)
select
  (select coalesce(json_agg(tags), '[]') from tags) as hashtags,
  (select coalesce(json_agg(target_id), '[]') from relations
    where kind = ${relationKinds.follow} and actor_id = $1 and active and target_id = any($5::bigint[])) as "pulledAuthors"`

/** The legs of a home that its reader pulls, by the record and the caller's clicks. */
export async function readHomeLegs(
  pool: FeedStores['pool'],
  callerId: number,
  hashtagClicks: Clicks,
  pulledAuthors: readonly number[],
): Promise<HomeLegs> {
  const { rows } = await pool.query<HomeLegs>({
    name: 'home-legs',
    text: HOME_LEGS,
    values: [callerId, ...clickColumns(hashtagClicks), pulledAuthors],
  })
  return rows[0] ?? { hashtags: [], pulledAuthors: [] }
}
