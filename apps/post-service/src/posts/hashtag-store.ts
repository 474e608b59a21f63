import type { DbSession } from '@matjip/db-schema'
import type { ExtractedHashtag } from '@matjip/hashtags'
import { postHashtags } from '@matjip/db-schema'
import { eq, sql } from 'drizzle-orm'

interface PostEdges {
  postId: number
  authorId: number
  hashtags: readonly ExtractedHashtag[]
}

/** Writes the edges of a new post, and hashtags that nobody used before under the form in which they were typed here. */
export async function insertEdges(tx: DbSession, { postId, authorId, hashtags }: PostEdges): Promise<void> {
  if (hashtags.length === 0) return
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
  await tx.execute(sql`
    insert into post_hashtags (post_id, hashtag_id, author_id, position)
    select ${postId}::bigint, hashtags.id, ${authorId}::bigint, typed.place - 1
    from unnest(${names}) with ordinality as typed (name, place)
    join hashtags on hashtags.name = typed.name`)
}

/** Writes the edges of an edited text instead of those before. */
export async function replaceEdges(tx: DbSession, edges: PostEdges): Promise<void> {
  await tx.delete(postHashtags).where(eq(postHashtags.postId, edges.postId))
  await insertEdges(tx, edges)
}
