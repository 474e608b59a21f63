import type { PostChanged } from '@matjip/contracts'
import { ProblemError } from '@matjip/contracts'
import type { Transaction } from '@matjip/db-schema'
import { insertEdges } from './hashtag-store.ts'
import { unknownRestaurant } from './restaurant-of-post.ts'
import type { ExtractedHashtag } from '@matjip/hashtags'

/** A post as it is first written. */
export interface NewPost {
  id: number
  authorId: number
  text: string
  hashtags: readonly ExtractedHashtag[]
  restaurantId: number | null
  rating: number | null
  shareOnSite: boolean
  createdAt: Date
  /** Word for the timelines. */
  event: PostChanged
}

/** Under which names a post appears, and the restaurant that it names. */
export interface PostNames {
  handle: string
  displayName: string
  restaurantName: string | null
  category: string | null
  area: string | null
  lat: number | null
  lng: number | null
}

/**
 * $1 id, $2 author, $3 text, $4 hashtags, $5 restaurant or null, $6 rating, $7 whether it is shared on site, $8 when, $9 event.
 * Without its author, or the restaurant that it names, nothing is written. Edges are written to hashtags that somebody has used before.
 */
const INSERT = `/* post-service insert-post */
with author as (
  select handle, display_name from users where id = $2 and deleted_at is null
), restaurant as (
  select id, name, category, area, lat, lng from restaurants where id = $5
), post as (
  insert into posts (id, author_id, text, hashtags, restaurant_id, rating, share_on_site, created_at)
  select $1, $2, $3, $4, $5, $6, $7, $8 from author
  where $5::bigint is null or exists (select from restaurant)
  returning id
), edges as (
  insert into post_hashtags (post_id, hashtag_id, author_id, position)
  select post.id, hashtags.id, $2, typed.place - 1
  from post cross join unnest($4::text[]) with ordinality as typed (name, place) join hashtags on hashtags.name = typed.name
  returning hashtag_id
), event as (
  insert into outbox (payload) select $9::jsonb from post
)
select handle, display_name as "displayName", restaurant.id as "restaurantId", restaurant.name as "restaurantName", category, area, lat, lng,
       array(select hashtag_id from edges) as "hashtagIds"
from author left join restaurant on true`

type Written = PostNames & { restaurantId: number | null; hashtagIds: number[] }

/**
 * Writes a new post with its hashtags and its event.
 * @returns the names under which it appears, and the ids of its hashtags
 * @throws ProblemError forbidden for an account that was deleted while its token is still good; restaurant-unknown
 */
export async function insertPost(tx: Transaction, post: NewPost): Promise<{ names: PostNames; hashtagIds: number[] }> {
  const { id, authorId, text, hashtags, restaurantId, rating, shareOnSite, createdAt, event } = post
  const normalized = hashtags.map((hashtag) => hashtag.normalized)
  const values = [id, authorId, text, normalized, restaurantId, rating, shareOnSite, createdAt, event]
  const { rows } = await tx.$client.query<Written>({ name: 'insert-post', text: INSERT, values })
  const [written] = rows
  if (!written) throw new ProblemError('forbidden')
  if (written.restaurantId !== restaurantId) throw unknownRestaurant()
  const { hashtagIds, ...names } = written
  if (hashtagIds.length === hashtags.length) return { names, hashtagIds }
  const first = await insertEdges(tx, { postId: id, authorId, hashtags })
  return { names, hashtagIds: [...hashtagIds, ...first.keys()] }
}
