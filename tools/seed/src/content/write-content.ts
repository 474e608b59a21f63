import { relationKinds } from '@matjip/contracts'
import { counterKinds } from '@matjip/db-schema'
import { distinctHashtags } from '@matjip/hashtags'
import type pg from 'pg'
import type { SeedContent, SeedPost, SeedRelation, SeedUser } from './content.ts'
import type { PhotoObject } from './put-photos.ts'
import type { UploadOfPost } from './uploads-of.ts'

/** Rows of one statement: some megabytes of JSON at most. */
const BATCH = 10_000
const iso = (at: number) => new Date(at).toISOString()

/**
 * Writes a whole seed in one transaction: all of it is there, or nothing is. Users that exist stay as they are.
 * Counters are counted from the rows, so that both agree (invariant I2 of relations).
 */
export async function writeContent(
  client: pg.ClientBase,
  { users, posts, relations }: SeedContent,
  uploads: (UploadOfPost & PhotoObject)[],
): Promise<void> {
  await client.query('begin')
  try {
    await writeUsers(client, users)
    await writePosts(client, posts)
    await writeUploads(client, uploads)
    await writeRelations(client, relations)
    await countAll(client)
    await client.query('commit')
    // The planner must not take the full tables for empty ones until autovacuum comes by.
    await client.query('analyze')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  }
}

async function insertRows(client: pg.ClientBase, statement: string, rows: unknown[]): Promise<void> {
  for (let start = 0; start < rows.length; start += BATCH) {
    await client.query(statement, [JSON.stringify(rows.slice(start, start + BATCH))])
  }
}

async function writeUsers(client: pg.ClientBase, users: SeedUser[]): Promise<void> {
  const rows = users.map((user) => ({ ...user, createdAt: iso(user.createdAt) }))
  const statement = `insert into users (id, handle, display_name, bio, created_at)
    select id, handle, "displayName", bio, "createdAt" from json_to_recordset($1)
      as r(id int8, handle text, "displayName" text, bio text, "createdAt" timestamptz)
    on conflict do nothing`
  await insertRows(client, statement, rows)
}

async function writePosts(client: pg.ClientBase, posts: SeedPost[]): Promise<void> {
  const tagged = posts.map((post) => ({ post, tags: distinctHashtags(post.text) }))
  const rows = tagged.map(({ post: { id, authorId, text, restaurantId, rating, createdAt }, tags }) => {
    const hashtags = tags.map((tag) => tag.normalized)
    return { id, authorId, text, hashtags, restaurantId, rating, createdAt: iso(createdAt) }
  })
  const insertPosts = `insert into posts (id, author_id, text, hashtags, restaurant_id, rating, created_at)
    select id, "authorId", text, hashtags, "restaurantId", rating, "createdAt" from json_to_recordset($1)
      as r(id int8, "authorId" int8, text text, hashtags text[], "restaurantId" int8, rating int2, "createdAt" timestamptz)`
  await insertRows(client, insertPosts, rows)
  const displays = new Map<string, string>()
  for (const { normalized, display } of tagged.flatMap(({ tags }) => tags)) {
    if (!displays.has(normalized)) displays.set(normalized, display)
  }
  const insertHashtags = `insert into hashtags (name, display)
    select name, display from json_to_recordset($1) as r(name text, display text) order by name
    on conflict (name) do nothing`
  await insertRows(
    client,
    insertHashtags,
    [...displays].map(([name, display]) => ({ name, display })),
  )
  const edges = tagged.flatMap(({ post: { id, authorId }, tags }) =>
    tags.map((tag, position) => ({ id, authorId, name: tag.normalized, position })),
  )
  const insertEdges = `insert into post_hashtags (post_id, hashtag_id, author_id, position)
    select r.id, h.id, r."authorId", r.position from json_to_recordset($1)
      as r(id int8, "authorId" int8, name text, position int2) join hashtags h on h.name = r.name`
  await insertRows(client, insertEdges, edges)
}

/** Milliseconds from one demo photo to the next: half of what a core derives, so that a photo of today waits behind none of them. */
const PHOTO_EVERY_MS = 60

/** The newest posts get their derivatives first. */
async function writeUploads(client: pg.ClientBase, uploads: (UploadOfPost & PhotoObject)[]): Promise<void> {
  const rows = uploads.map(({ photo, createdAt, ...upload }) => {
    const { contentType, sha256 } = photo
    return { ...upload, contentType, sha256, byteSize: photo.bytes.length, createdAt: iso(createdAt) }
  })
  const statement = `insert into uploads
      (id, owner_id, object_key, content_type, byte_size, sha256, state, post_id, position, due_at, created_at)
    select id, "ownerId", key, "contentType", "byteSize", sha256, 'attached', "postId", position,
      now() + row_number() over (order by id desc) * interval '${PHOTO_EVERY_MS} milliseconds', "createdAt"
    from json_to_recordset($1) as r(id int8, "ownerId" int8, key text, "contentType" text, "byteSize" int4,
      sha256 text, "postId" int8, position int2, "createdAt" timestamptz)`
  await insertRows(client, statement, rows)
}

async function writeRelations(client: pg.ClientBase, relations: SeedRelation[]): Promise<void> {
  const rows = relations.map(({ kind, actorId, targetId, at }, n) => ({
    kind: relationKinds[kind],
    actorId,
    targetId,
    // Microseconds; the row's number keeps versions of one millisecond apart.
    version: at * 1000 + (n % 1000),
    opId: `seed${n.toString(36).padStart(8, '0')}`,
    at: iso(at),
  }))
  const statement = `insert into relations (kind, actor_id, target_id, active, version, op_id, since, updated_at)
    select kind, "actorId", "targetId", true, version, "opId", version, at from json_to_recordset($1)
      as r(kind int2, "actorId" int8, "targetId" int8, version int8, "opId" text, at timestamptz)
    on conflict (kind, actor_id, target_id) do nothing`
  await insertRows(client, statement, rows)
}

async function countAll(client: pg.ClientBase): Promise<void> {
  const { followers, following, likes, posts, hashtagPosts } = counterKinds
  await client.query(`
    insert into counters as c (kind, owner_id, count, rev)
    select kind, owner_id, count(*), 1 from (
      select ${followers} as kind, target_id as owner_id from relations where active and kind = ${relationKinds.follow}
      union all
      select ${following}, actor_id from relations where active and kind = ${relationKinds.follow}
      union all
      select ${likes}, target_id from relations where active and kind = ${relationKinds.like}
      union all
      select ${posts}, author_id from posts
      union all
      select ${hashtagPosts}, hashtag_id from post_hashtags
    ) counted group by kind, owner_id
    on conflict (kind, owner_id) do update set count = excluded.count, rev = c.rev + 1 where c.count <> excluded.count`)
  await client.query(`
    update hashtags set tier = floor(log(2, count))::smallint + 1
    from counters where kind = ${hashtagPosts} and owner_id = id and count > 0`)
}
