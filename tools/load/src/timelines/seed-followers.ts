import { counterKinds } from '@matjip/db-schema'
import { relationKinds } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'

/** Makes an author whom the people `1 … count` follow, with the count as a fold keeps it. */
export async function seedAuthor({ pool }: Pick<Database, 'pool'>, authorId: number, count: number): Promise<void> {
  await pool.query(
    `insert into users (id, handle, display_name) values ($1, 'author' || $1::bigint, 'author') on conflict do nothing`,
    [authorId],
  )
  await pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
     select ${relationKinds.follow}, n, $1, true, n, 'seed', n from generate_series(1, $2::bigint) n`,
    [authorId, count],
  )
  await pool.query(`insert into counters (kind, owner_id, count) values (${counterKinds.followers}, $1, $2)`, [
    authorId,
    count,
  ])
}

/** Publishes posts as post-service does: row and word of it in one transaction. */
export async function publish(
  { pool }: Pick<Database, 'pool'>,
  authorId: number,
  postIds: readonly number[],
): Promise<void> {
  await pool.query(
    `with post as (
       insert into posts (id, author_id, text, hashtags) select id, $1, '국밥', '{}' from unnest($2::bigint[]) as id returning id
     )
     insert into outbox (payload)
     select jsonb_build_object('v', 1, 'type', 'post.created', 'postId', id, 'authorId', $1::bigint, 'version', 1) from post`,
    [authorId, postIds],
  )
}
