import type { Database } from '@matjip/db-schema'
import { mutesSql, notBlockedSql } from '@matjip/relations'
import type { ImageRow } from '@matjip/photos'
import type { PostRow } from './present-post.ts'

type Pool = Database['pool']

/**
 * By primary keys only. A post whose author has left is not there for anybody; one whose author and the viewer block each
 * other is not there for the viewer. $1 posts, $2 viewer (null: anonymous), $3 whether to leave out whom the viewer has muted.
 */
const POSTS = {
  name: 'post-view/posts',
  text: `
    select p.id, p.author_id as "authorId", u.handle, u.display_name as "displayName", p.text, p.hashtags, p.rating, p.version,
           p.share_on_site and exists (select from uploads where post_id = p.id and on_site) as "onSite",
           p.created_at as "createdAt", p.edited_at as "editedAt", p.restaurant_id as "restaurantId",
           r.name as "restaurantName", r.category, r.area, r.lat, r.lng
    from posts p
    join users u on u.id = p.author_id and u.deleted_at is null
    left join restaurants r on r.id = p.restaurant_id
    where p.id = any($1::bigint[]) and ${notBlockedSql('$2::bigint', 'p.author_id')}
      and not ($3::boolean and ${mutesSql('$2::bigint', 'p.author_id')})`,
}

const IMAGES = {
  name: 'post-view/images',
  text: `
    select post_id as "postId", id, width, height, placeholder, variants, failure
    from uploads
    where post_id = any($1::bigint[])
    order by post_id, position`,
}

/** The posts that the viewer may see, in no order. */
export async function readPostRows(
  pool: Pool,
  postIds: readonly number[],
  viewerId: number | null,
  hideMuted: boolean,
): Promise<PostRow[]> {
  const { rows } = await pool.query<PostRow>({ ...POSTS, values: [postIds, viewerId, hideMuted] })
  return rows
}

/** Each post's images in the order to show; a post without any is missing. */
export async function readImageRows(pool: Pool, postIds: readonly number[]): Promise<Map<number, ImageRow[]>> {
  const { rows } = await pool.query<ImageRow & { postId: number }>({ ...IMAGES, values: [postIds] })
  return Map.groupBy(rows, ({ postId }) => postId)
}
