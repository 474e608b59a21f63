import type { DbSession } from '@matjip/db-schema'
import { posts } from '@matjip/db-schema'
import { and, eq, sql } from 'drizzle-orm'

type NewPost = typeof posts.$inferInsert
/** What an edit changes; a field that is left out stays. */
export type PostChange = Partial<Pick<NewPost, 'text' | 'hashtags' | 'restaurantId' | 'rating' | 'shareOnSite'>>
/** What permits or forbids a change of a post. */
export type PostStanding = Pick<typeof posts.$inferSelect, 'id' | 'authorId' | 'version'>

const standing = { id: posts.id, authorId: posts.authorId, version: posts.version }

export async function findPost(db: DbSession, id: number): Promise<PostStanding | undefined> {
  const [post] = await db.select(standing).from(posts).where(eq(posts.id, id))
  return post
}

/** As `findPost`, and nobody else changes it before the end of the transaction. */
export async function lockPost(tx: DbSession, id: number): Promise<PostStanding | undefined> {
  const [post] = await tx.select(standing).from(posts).where(eq(posts.id, id)).for('update')
  return post
}

/** Makes the next version of a post. @returns whether it still was the given version */
export async function updatePost(tx: DbSession, { id, version }: PostStanding, change: PostChange): Promise<boolean> {
  const edited = await tx
    .update(posts)
    .set({ ...change, version: version + 1, editedAt: sql`now()` })
    .where(and(eq(posts.id, id), eq(posts.version, version)))
  return edited.rowCount === 1
}

/** Deletes a post; its hashtag edges go with it. */
export async function deletePostRow(tx: DbSession, id: number): Promise<void> {
  await tx.delete(posts).where(eq(posts.id, id))
}
