import { decodeKeyset, encodeCursor } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { joinPage } from '@matjip/post-view'
import type { PostReader, ReadyAnswer } from '@matjip/post-view'
import { notBlockedSql } from '@matjip/relations'

/** Newest first, along the index (author_id, id): as fast on the last page as on the first. */
const PAGE = {
  name: 'post-service/author-posts',
  text: `
    select id from posts
    where author_id = $1 and id < $2 and exists (select 1 from users where users.id = $1 and deleted_at is null)
      and ${notBlockedSql('$4::bigint', '$1')}
    order by id desc
    limit $3`,
}

export interface AuthorPostsDeps {
  pool: Database['pool']
  reader: PostReader
}

export interface AuthorPostsInput {
  authorId: number
  viewerId: number | null
  limit: number
  cursor: string | undefined
}

/**
 * A page of an author's posts, newest first, ready to send; empty for an author who does not exist, has left, or may not be seen.
 * @throws ProblemError invalid-cursor
 */
export async function readAuthorPosts(
  { pool, reader }: AuthorPostsDeps,
  { authorId, viewerId, limit, cursor }: AuthorPostsInput,
): Promise<ReadyAnswer & { nextCursor: string | null }> {
  const list = `posts/author/${authorId}`
  const [before = Number.MAX_SAFE_INTEGER] = cursor === undefined ? [] : decodeKeyset(list, cursor, 1)
  // One more than asked for: it tells whether there is a next page.
  const [viewing, { rows }] = await Promise.all([
    reader.open(viewerId),
    pool.query<{ id: number }>({ ...PAGE, values: [authorId, before, limit + 1, viewerId] }),
  ])
  const ids = rows.slice(0, limit).map(({ id }) => id)
  const posts = await viewing.read(ids)
  const last = ids.at(-1)
  const nextCursor = rows.length > limit && last !== undefined ? encodeCursor(list, [last]) : null
  const items = posts.flatMap((post) => (post ? [{ post, before: '', after: '' }] : []))
  return { ...joinPage(items, nextCursor), nextCursor }
}
