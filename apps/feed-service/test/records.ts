import { relationKinds } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import type { Database } from '@matjip/db-schema'

type Pool = Database['pool']

export interface PostRecord {
  id: number
  authorId: number
  /** Normal forms. */
  hashtags?: string[]
  restaurantId?: number
}

export interface FollowRecord {
  actorId: number
  targetId: number
  active: boolean
  version: number
}

export async function insertUsers(pool: Pool, ids: number[]): Promise<void> {
  await pool.query(
    `insert into users (id, handle, display_name) select id, 'user' || id, '사용자 ' || id from unnest($1::bigint[]) as id`,
    [ids],
  )
}

/** @returns their ids */
export async function insertRestaurants(
  pool: Pool,
  places: readonly { lat: number; lng: number }[],
): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `insert into restaurants (source, source_id, name, lat, lng, search_grams)
     select 'test', gen_random_uuid(), '식당', lat, lng, '{}' from jsonb_to_recordset($1) as (lat float8, lng float8)
     returning id`,
    [JSON.stringify(places)],
  )
  return rows.map(({ id }) => id)
}

export async function deleteUser(pool: Pool, id: number): Promise<void> {
  await pool.query('update users set deleted_at = now() where id = $1', [id])
}

export async function insertPosts(pool: Pool, posts: PostRecord[]): Promise<void> {
  const rows = posts.map(({ id, authorId, hashtags = [], restaurantId }) => ({
    id,
    restaurant_id: restaurantId ?? null,
    author_id: authorId,
    text: `글 ${id}${hashtags.map((name) => ` #${name}`).join('')}`,
    hashtags,
  }))
  await pool.query(
    `insert into posts (id, author_id, text, hashtags, restaurant_id)
     select id, author_id, text, hashtags, restaurant_id from jsonb_to_recordset($1)
       as (id bigint, author_id bigint, text text, hashtags text[], restaurant_id bigint)`,
    [JSON.stringify(rows)],
  )
  const edges = posts.flatMap(({ id, authorId, hashtags = [] }) =>
    hashtags.map((name, position) => ({ post_id: id, author_id: authorId, name, position })),
  )
  await pool.query(
    `insert into hashtags (name, display)
     select distinct name, name from jsonb_to_recordset($1) as (name text) on conflict do nothing`,
    [JSON.stringify(edges)],
  )
  await pool.query(
    `insert into post_hashtags (post_id, hashtag_id, author_id, position)
     select post_id, hashtags.id, author_id, position
     from jsonb_to_recordset($1) as edge (post_id bigint, author_id bigint, name text, position smallint)
     join hashtags using (name)`,
    [JSON.stringify(edges)],
  )
}

export async function deletePost(pool: Pool, id: number): Promise<void> {
  await pool.query('delete from posts where id = $1', [id])
}

/** Writes the record's rows as a fold would: the newest state of each pair. */
export async function recordFollows(pool: Pool, follows: FollowRecord[]): Promise<void> {
  const rows = follows.map(({ actorId, targetId, active, version }) => ({
    actor_id: actorId,
    target_id: targetId,
    active,
    version,
  }))
  await pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
     select ${relationKinds.follow}, actor_id, target_id, active, version, 'op' || version, version
     from jsonb_to_recordset($1) as (actor_id bigint, target_id bigint, active boolean, version bigint)
     on conflict (kind, actor_id, target_id) do update set active = excluded.active, version = excluded.version`,
    [JSON.stringify(rows)],
  )
}

export interface HashtagFollowRecord {
  actorId: number
  /** Normal form. */
  hashtag: string
  active: boolean
  version: number
}

/** As `recordFollows`, for hashtags. */
export async function recordHashtagFollows(pool: Pool, follows: HashtagFollowRecord[]): Promise<void> {
  for (const { actorId, hashtag, active, version } of follows)
    await pool.query(
      `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
       values (${relationKinds.hashtag}, $1, $2, $3, $4, 'op', $4)
       on conflict (kind, actor_id, target_id) do update set active = excluded.active, version = excluded.version`,
      [actorId, hashtagKeyOf(hashtag), active, version],
    )
}

const TABLES = ['users', 'posts', 'post_hashtags', 'hashtags', 'relations', 'counters', 'pulled_authors', 'outbox']

/** By deleting: of tables this small it takes a tenth of what TRUNCATE does. */
export async function emptyTables(pool: Pool): Promise<void> {
  await pool.query(TABLES.map((table) => `delete from ${table}`).join(';'))
}
