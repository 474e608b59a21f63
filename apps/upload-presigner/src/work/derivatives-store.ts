import type { ImageFaultCode } from '@matjip/contracts'
import type { Database, StoredVariant } from '@matjip/db-schema'

type Pool = Database['pool']

/** An upload of a post, as far as its derivatives go. */
export interface UploadToDerive {
  id: number
  postId: number
  objectKey: string
  etag: string | null
  sha256: string | null
  contentType: string
  hasVariants: boolean
  /** It was found out before that there will be none. */
  hasFailed: boolean
  /** Whether there is a place and a wish to compare the photo's own with, and nobody has yet. */
  wantsSite: boolean
  place: { lat: number; lng: number } | null
  postedAt: Date
}

const FIND = {
  name: 'derivatives/find',
  text: `
    select u.id, u.post_id as "postId", u.object_key as "objectKey", u.etag, u.sha256, u.content_type as "contentType",
           u.variants is not null as "hasVariants", u.failure is not null as "hasFailed", p.created_at as "postedAt",
           p.share_on_site and u.on_site is null and r.lat is not null as "wantsSite",
           case when r.lat is not null then json_build_object('lat', r.lat, 'lng', r.lng) end as place
    from uploads u cross join lateral (
      select created_at, share_on_site, restaurant_id from posts where posts.id = u.post_id
      union all
      -- Hidden before its photos were looked at: they are ready when it is shown again.
      select created_at, share_on_site, restaurant_id from hidden_posts where hidden_posts.id = u.post_id
    ) as p left join restaurants r on r.id = p.restaurant_id
    where u.id = $1 and u.state = 'attached'`,
}

/** undefined where there is nothing to derive any more: its post is gone. */
export async function findUploadToDerive(pool: Pool, id: number): Promise<UploadToDerive | undefined> {
  const { rows } = await pool.query<UploadToDerive>({ ...FIND, values: [id] })
  return rows[0]
}

/** What was made; what is left out stays as it is. */
export interface Made {
  width?: number
  height?: number
  placeholder?: string
  variants?: StoredVariant[]
  onSite?: boolean
}

/**
 * A time to come is only when to ask again in case this had not happened. One that has passed says that somebody has asked for
 * more meanwhile, and that no message tells of it yet: what was found of the place before is no answer to that.
 */
const SAVE = {
  name: 'derivatives/save',
  text: `
    update uploads
    set width = coalesce($2, width), height = coalesce($3, height), placeholder = coalesce($4, placeholder),
        variants = coalesce($5::jsonb, variants),
        on_site = case when due_at <= now() then on_site else coalesce($6, on_site) end,
        due_at = case when due_at > now() then null else due_at end
    where id = $1 and state = 'attached'`,
}

/** @returns false where its post is gone meanwhile */
export async function saveDerivatives(pool: Pool, { id }: UploadToDerive, made: Made): Promise<boolean> {
  const variants = made.variants === undefined ? null : JSON.stringify(made.variants)
  const values = [id, made.width, made.height, made.placeholder, variants, made.onSite]
  const { rowCount } = await pool.query({ ...SAVE, values })
  return rowCount === 1
}

/**
 * Notes that there will be no derivatives, and why. Where there are some already, only the place was asked for, and that is not
 * shown by a photo which cannot be read any more: without an answer it would be asked for again and again.
 */
export async function saveFailure(pool: Pool, id: number, failure: ImageFaultCode): Promise<void> {
  await pool.query({
    name: 'derivatives/fail',
    text: `
      update uploads
      set failure = case when variants is null then $2 end, on_site = case when variants is null then on_site else false end,
          due_at = case when due_at > now() or variants is null then null else due_at end
      where id = $1 and state = 'attached'`,
    values: [id, failure],
  })
}
