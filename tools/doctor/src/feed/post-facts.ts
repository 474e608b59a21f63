import { committedKinds, relationKinds } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'

/** What the record says about a post and somebody who might see it. */
export interface PostFacts {
  authorId: number
  authorHandle: string | null
  /** The account is gone. */
  authorHasLeft: boolean
  /** In the order of the text. */
  hashtags: string[]
  /** Newest row of the follow; null where there never was one. */
  follow: { active: boolean; version: number } | null
  /** Followed hashtags of the post, with their places in its text. */
  followedTags: { name: string; position: number }[]
  isBlocking: boolean
  isBlockedBy: boolean
  isMuting: boolean
  /** Posts from `sinceId` up to `untilId` (null: until now) are pulled, not pushed. */
  pulled: { sinceId: number; untilId: number | null } | null
  /** Events of the post that the relay has not sent yet. */
  waitingEvents: number
}

const active = (kind: number, actor: string, target: string) =>
  `exists (select from relations r where r.kind = ${kind} and r.actor_id = ${actor} and r.target_id = ${target} and r.active)`

/** $1 reader, $2 post. */
const FACTS = `
select p.author_id::text as "authorId", u.handle as "authorHandle", u.id is null or u.deleted_at is not null as "authorHasLeft", p.hashtags,
  (select jsonb_build_object('active', r.active, 'version', r.version) from relations r
    where r.kind = ${relationKinds.follow} and r.actor_id = $1 and r.target_id = p.author_id) as follow,
  coalesce((select jsonb_agg(jsonb_build_object('name', h.name, 'position', e.position) order by e.position)
    from post_hashtags e join hashtags h on h.id = e.hashtag_id
    where e.post_id = p.id and ${active(relationKinds.hashtag, '$1', 'hashtag_key(h.name)')}), '[]') as "followedTags",
  ${active(committedKinds.block, '$1', 'p.author_id')} as "isBlocking",
  ${active(committedKinds.block, 'p.author_id', '$1')} as "isBlockedBy",
  ${active(committedKinds.mute, '$1', 'p.author_id')} as "isMuting",
  (select jsonb_build_object('sinceId', a.since_id, 'untilId', a.until_id) from pulled_authors a where a.author_id = p.author_id) as pulled,
  (select count(*)::int from outbox where payload ->> 'postId' = $2::text) as "waitingEvents"
from posts p left join users u on u.id = p.author_id
where p.id = $2::bigint`

/** undefined for a post that does not exist. */
export async function readPostFacts(
  pool: Database['pool'],
  readerId: number,
  postId: number,
): Promise<PostFacts | undefined> {
  const { rows } = await pool.query<PostFacts & { authorId: string }>(FACTS, [readerId, String(postId)])
  const [facts] = rows
  return facts && { ...facts, authorId: Number(facts.authorId) }
}
