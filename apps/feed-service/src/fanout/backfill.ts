import type { RelationFollowed } from '@matjip/contracts'
import { homeKey, mergePosts, readFloors } from '@matjip/redis-keys'
import type { FanoutDeps } from './fanout-deps.ts'

/** $1 authors, $2 down to which post, $3 how many. Index-only walks of posts_by_author. */
export const POSTS_TO_BACKFILL = `/* feed-service posts-to-backfill */
select array(
  select id from posts where posts.author_id = pair.author_id and id >= pair.floor order by id desc limit $3
) as "postIds"
from unnest($1::bigint[], $2::bigint[]) with ordinality as pair (author_id, floor, place)
order by place`

/**
 * Puts the posts of people who were followed into the home timelines of those who follow them, down to each timeline's floor;
 * the newest `cap` of an author fill it whole. A timeline that is not there needs none: who builds it finds the follow in
 * the record. Until this is done, the follower's reads pull the author.
 */
export async function backfill(
  { pool, redis, metrics, settings }: FanoutDeps,
  events: readonly RelationFollowed[],
): Promise<void> {
  const pairs = events.flatMap((event) => event.pairs)
  if (pairs.length === 0) return
  const keys = pairs.map(([actorId]) => homeKey(actorId))
  const floors = await readFloors(redis, keys)
  const wanted = pairs.flatMap(([, authorId], index) => {
    const floor = floors[index]
    return floor === undefined ? [] : [{ authorId, floor, key: keys[index] ?? '' }]
  })
  if (wanted.length === 0) return
  const { rows } = await pool.query<{ postIds: (string | number)[] }>({
    name: 'posts-to-backfill',
    text: POSTS_TO_BACKFILL,
    values: [wanted.map(({ authorId }) => authorId), wanted.map(({ floor }) => floor), settings.home.cap],
  })
  const merged = await Promise.all(
    wanted.map(({ key }, index) => {
      const postIds = (rows[index]?.postIds ?? []).map(Number)
      // A full answer may not be all of the author: below its last one the record has more.
      const floor = postIds.length < settings.home.cap ? 0 : (postIds.at(-1) ?? 0)
      return mergePosts(redis, key, { postIds, floor }, settings.home)
    }),
  )
  metrics.backfilled.inc(merged.reduce((sum, count) => sum + count, 0))
}
