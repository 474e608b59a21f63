import { committedKinds, relationKinds } from '@matjip/contracts'

/*
 * What each feed is, as plainly as SQL can say it, in one statement and without a thought of cost. Nothing of the product's
 * own statements is used here. The last parameter of each names everybody whose posts can be meant: schedules share a world
 * and no people, and a statement that looked at everybody's posts would be asked a hundred thousand times.
 */

const { follow, hashtag } = relationKinds
const { block, mute } = committedKinds

const has = (kind: number, actor: string, target: string) =>
  `exists (select from relations r where r.kind = ${kind} and r.actor_id = ${actor} and r.target_id = ${target} and r.active)`

/** $1 reader (null: nobody). */
const MAY_SEE = `
  exists (select from users u where u.id = p.author_id and u.deleted_at is null)
  and not ${has(block, '$1', 'p.author_id')} and not ${has(block, 'p.author_id', '$1')}`
const NOT_MUTED = `not ${has(mute, '$1', 'p.author_id')}`

const COLUMNS = `p.id, p.author_id as "authorId", p.text, p.version`

/** $1 reader, $2 how many of a post's first hashtags count. */
export const HOME_ORACLE = `
select ${COLUMNS},
  p.author_id = $1 as "isOwn",
  ${has(follow, '$1', 'p.author_id')} as "isFollowed",
  array(
    select h.name from post_hashtags e join hashtags h on h.id = e.hashtag_id
    where e.post_id = p.id and e.position < $2 and ${has(hashtag, '$1', 'hashtag_key(h.name)')}
    order by e.position
  ) as hashtags
from posts p
where p.author_id = any($3::bigint[]) and ${MAY_SEE} and ${NOT_MUTED}
order by p.id desc`

/** $1 reader, $2 name. */
export const TAG_ORACLE = `
select ${COLUMNS}
from posts p
where p.author_id = any($3::bigint[]) and ${MAY_SEE} and ${NOT_MUTED}
  and exists (select from post_hashtags e join hashtags h on h.id = e.hashtag_id where e.post_id = p.id and h.name = $2)
order by p.id desc`

/** $1 reader, $2 user. */
export const USER_ORACLE = `
select ${COLUMNS}
from posts p
where ${MAY_SEE} and p.author_id = $2
order by p.id desc`
