import { relationKinds, SNOWFLAKE_EPOCH_MS } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import { isEstablished, LAST_LEVEL, trustLevel } from '@matjip/trends'
import type { TrustEvidence, TrustLevel } from '@matjip/trends'
import type { Database } from '@matjip/db-schema'

type Pool = Database['pool']

const FOLLOW = relationKinds['follow' satisfies RelationKind]
/** Followers who are asked whether they are known: the first, whom no crowd of later puppets can push out. */
const ASKED_FOLLOWERS = 300
/** Posts that are looked at for days on which somebody posted. */
const ASKED_POSTS = 40
/** Ids a millisecond, of a snowflake. */
const PER_MS = 4096
const SEOUL_MS = 9 * 3_600_000
const DAY_MS = 86_400_000
const dayOf = (id: string) => `(${id} / ${PER_MS} + ${SNOWFLAKE_EPOCH_MS + SEOUL_MS}) / ${DAY_MS}`

/**
 * What is known of authors: $1 their ids, $2 the first id of today in Seoul.
 * Bounded look-ups by index for each: at most ${ASKED_POSTS} of their posts, and ${ASKED_FOLLOWERS} followers with two
 * look-ups each, about 0.7 ms for somebody in the demo.
 */
export const EVIDENCE = `/* feed-service trust-evidence */
select author.id as "userId", coalesce(own.is_vouched_for, false) as "isVouchedFor", author.age as "ageDays",
  (select count(distinct ${dayOf('post.id')}) from (
    select id from posts where author_id = author.id and id < $2 order by id desc limit ${ASKED_POSTS}) as post
  ) as "postingDays",
  (select coalesce(json_object_agg(level, followers), '{}') from (
    select trust.level, count(*) as followers
    from (
      select actor_id from relations where kind = ${FOLLOW} and target_id = author.id and active
      order by since limit ${ASKED_FOLLOWERS}
    ) as follower
    cross join lateral (
      select case when is_vouched_for then 0 else level end as level from author_trust
      where author_trust.user_id = follower.actor_id and (is_vouched_for or level < ${LAST_LEVEL}) limit 1
    ) as trust
    where not exists (
      select from relations asked
      where asked.kind = ${FOLLOW} and asked.actor_id = author.id and asked.target_id = follower.actor_id)
    group by trust.level) as levels
  ) as followers
from unnest($1::bigint[]) as wanted (id)
cross join lateral (
  select users.id, extract(epoch from now() - users.created_at)::float8 / 86400 as age
  from users where users.id = wanted.id limit 1
) as author
left join lateral (
  select is_vouched_for from author_trust where author_trust.user_id = author.id limit 1
) as own on true`

/** $1 users, $2 levels. */
export const WRITE_LEVELS = `/* feed-service write-levels */
insert into author_trust as t (user_id, level, checked_at)
select user_id, level, now() from unnest($1::bigint[], $2::smallint[]) as found (user_id, level) order by user_id
on conflict (user_id) do update set level = excluded.level, checked_at = excluded.checked_at`

/** Whether anybody is vouched for. */
export const ANYBODY_VOUCHED = `/* feed-service anybody-vouched */
select exists (select from author_trust where is_vouched_for) as "isAnybody"`

/**
 * Works out the levels of authors anew and writes them down. Where nobody has been vouched for, nobody can be known through
 * others, and all who have been here for a while stand at the last level: a new installation has trends, and no defence yet.
 * @param todayFromId the first id of today in Seoul
 * @returns by author
 */
export async function refreshLevels(
  pool: Pool,
  authorIds: readonly number[],
  todayFromId: number,
): Promise<Map<number, TrustLevel>> {
  const [{ rows }, anybody] = await Promise.all([
    pool.query<Evidence>({ name: 'trust-evidence', text: EVIDENCE, values: [authorIds, todayFromId] }),
    pool.query<{ isAnybody: boolean }>({ name: 'anybody-vouched', text: ANYBODY_VOUCHED }),
  ])
  const farthest = anybody.rows[0]?.isAnybody ? null : LAST_LEVEL
  const levels = new Map<number, TrustLevel>(
    rows.map(({ userId, followers, ...own }) => {
      const followersByLevel = Array.from({ length: LAST_LEVEL }, (_, level) => followers[level] ?? 0)
      return [userId, trustLevel({ ...own, followersByLevel }) ?? (isEstablished(own) ? farthest : null)]
    }),
  )
  await pool.query({ name: 'write-levels', text: WRITE_LEVELS, values: [[...levels.keys()], [...levels.values()]] })
  return levels
}

type Evidence = Omit<TrustEvidence, 'followersByLevel'> & { userId: number; followers: Record<string, number> }
