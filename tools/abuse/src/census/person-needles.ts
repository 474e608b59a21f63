import type { Database } from '@matjip/db-schema'

/** What tells that something is a person's: none of it may be anywhere once they are gone. */
export interface Needles {
  userId: number
  /** The id, names, own words, ids and keys of photos: as texts. */
  texts: readonly string[]
  /** Ids of the posts that they wrote. */
  postIds: readonly number[]
}

const NAMES = 'select handle, display_name as "displayName", bio from users where id = $1'
const POSTS = `select id, text from posts where author_id = $1
  union all select id, text from hidden_posts where author_id = $1`
const UPLOADS = 'select id, object_key as "objectKey" from uploads where owner_id = $1'

/** All that a person is known by, from the record while they are still there. */
export async function needlesOf(pool: Database['pool'], userId: number): Promise<Needles> {
  const names = await pool.query<Record<string, string>>(NAMES, [userId])
  const posts = await pool.query<{ id: number; text: string }>(POSTS, [userId])
  const uploads = await pool.query<{ id: number; objectKey: string }>(UPLOADS, [userId])
  const texts = [
    String(userId),
    ...Object.values(names.rows[0] ?? {}),
    ...posts.rows.map(({ text }) => text),
    ...uploads.rows.flatMap(({ id, objectKey }) => [String(id), objectKey]),
  ]
  return {
    userId,
    texts: [...new Set(texts)].filter((text) => text.length > 1),
    postIds: posts.rows.map(({ id }) => id),
  }
}
