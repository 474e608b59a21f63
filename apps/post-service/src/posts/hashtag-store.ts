import type { DbSession } from '@matjip/db-schema'
import type { ExtractedHashtag } from '@matjip/hashtags'
import { postHashtags } from '@matjip/db-schema'
import { eq, sql } from 'drizzle-orm'

interface PostEdges {
  postId: number
  authorId: number
  hashtags: readonly Pick<ExtractedHashtag, 'normalized' | 'display'>[]
}

/** By how much an edit or a deletion moves the number of posts of a hashtag: its id → 1 or -1. */
export type HashtagSteps = ReadonlyMap<number, number>

/**
 * Writes the edges of a new post, and hashtags that nobody used before under the form in which they were typed here.
 * Edges that are there stay.
 * @returns the hashtags' ids whose edges were not there, each to be counted once more
 */
export async function insertEdges(tx: DbSession, { postId, authorId, hashtags }: PostEdges): Promise<HashtagSteps> {
  if (hashtags.length === 0) return new Map()
  const names = sql`${sql.param(hashtags.map(({ normalized }) => normalized))}::text[]`
  const displays = sql`${sql.param(hashtags.map(({ display }) => display))}::text[]`
  // In the order of names: two posts that both bring new hashtags wait for each other in one direction only.
  // Two statements: the second sees what another transaction has inserted while the first waited for it.
  await tx.execute(sql`
    insert into hashtags (name, display)
    select name, display from unnest(${names}, ${displays}) as typed (name, display)
    where not exists (select 1 from hashtags where hashtags.name = typed.name)
    order by name
    on conflict (name) do nothing`)
  // Drizzle hands raw int8 over as text.
  const { rows } = await tx.execute<{ hashtag_id: string }>(sql`
    insert into post_hashtags (post_id, hashtag_id, author_id, position)
    select ${postId}::bigint, hashtags.id, ${authorId}::bigint, typed.place - 1
    from unnest(${names}) with ordinality as typed (name, place)
    join hashtags on hashtags.name = typed.name
    on conflict (post_id, hashtag_id) do nothing
    returning hashtag_id`)
  return new Map(rows.map(({ hashtag_id }) => [Number(hashtag_id), 1]))
}

/** Takes the edges of a post away. @returns the hashtags' ids, each to be counted once less */
export async function deleteEdges(tx: DbSession, postId: number): Promise<HashtagSteps> {
  const gone = await tx
    .delete(postHashtags)
    .where(eq(postHashtags.postId, postId))
    .returning({ id: postHashtags.hashtagId })
  return new Map(gone.map(({ id }) => [id, -1]))
}

/** Writes the edges of an edited text instead of those before. @returns what is new and what is gone; nothing for what stays */
export async function replaceEdges(tx: DbSession, edges: PostEdges): Promise<HashtagSteps> {
  const gone = await deleteEdges(tx, edges.postId)
  const written = await insertEdges(tx, edges)
  return new Map([...gone, ...written].filter(([id]) => gone.has(id) !== written.has(id)))
}
