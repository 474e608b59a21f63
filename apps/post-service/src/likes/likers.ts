import type { UserPage } from '@matjip/contracts'
import { decodeKeyset, encodeCursor, formatId, ProblemError, relationKinds } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { notBlockedSql } from '@matjip/relations'

type Pool = Database['pool']

/** $1 post, $2 viewer. */
const EXISTS = {
  name: 'post-service/post-exists',
  text: `
    select 1 from posts join users on users.id = posts.author_id
    where posts.id = $1 and users.deleted_at is null and ${notBlockedSql('$2::bigint', 'posts.author_id')}`,
}

/** Newest first, along the index (kind, target_id, since, actor_id) of active relations. $6 viewer. */
const PAGE = {
  name: 'post-service/likers',
  text: `
    select users.id, handle, display_name as "displayName", since
    from relations join users on users.id = actor_id and deleted_at is null
    where kind = $1 and target_id = $2 and active and (since, actor_id) < ($3, $4)
      and ${notBlockedSql('$6::bigint', 'users.id')}
    order by since desc, actor_id desc
    limit $5`,
}

interface LikerRow {
  id: number
  handle: string
  displayName: string
  /** Microseconds since 1970. */
  since: number
}

export interface LikersInput {
  postId: number
  /** null for anonymous callers. */
  viewerId: number | null
  limit: number
  cursor: string | undefined
}

/**
 * A page of those who like a post, newest like first. Shows what is in the record: a like of the last moments may still be
 * on its way. Whom the viewer may not see is left out; a post that the viewer may not see is not found.
 * @throws ProblemError not-found, invalid-cursor
 */
export async function readLikers(pool: Pool, { postId, viewerId, limit, cursor }: LikersInput): Promise<UserPage> {
  const list = `posts/${postId}/likes`
  const [since = Number.MAX_SAFE_INTEGER, actorId = Number.MAX_SAFE_INTEGER] =
    cursor === undefined ? [] : decodeKeyset(list, cursor, 2)
  if ((await pool.query({ ...EXISTS, values: [postId, viewerId] })).rowCount === 0) throw new ProblemError('not-found')
  // One more than asked for: it tells whether there is a next page.
  const values = [relationKinds.like, postId, since, actorId, limit + 1, viewerId]
  const { rows } = await pool.query<LikerRow>({ ...PAGE, values })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ id, since, ...names }) => ({
      user: { id: formatId(id), ...names },
      since: new Date(since / 1000).toISOString(),
    })),
    nextCursor: rows.length > limit && last ? encodeCursor(list, [last.since, last.id]) : null,
  }
}
