import { committedKinds, formatId, relationKinds } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { ExportLine } from './export-line.ts'

type Pool = Database['pool']
type LineOf<Type extends ExportLine['type']> = Extract<ExportLine, { type: Type }>
/** Lines of one read: with posts of 10,000 characters some 3 MB, which is all that an export has in memory. */
const PAGE = 100

const POST_COLUMNS = `id, text, hashtags, restaurant_id as "restaurantId", rating, version, created_at as "createdAt", edited_at as "editedAt"`

/** $1 user, $2 the id before. Along `posts_by_author` and `hidden_posts_by_author`. */
export const EXPORTED_POSTS = `/* relation-service exported-posts */
select * from (
  (select ${POST_COLUMNS}, null as "hiddenFor" from posts where author_id = $1 and id > $2 order by id limit ${PAGE})
  union all
  (select ${POST_COLUMNS}, reason from hidden_posts where author_id = $1 and id > $2 order by id limit ${PAGE})
) as post order by id limit ${PAGE}`

/** $1 user, $2 the post before. Along the primary key. */
export const EXPORTED_REPORTS = `/* relation-service exported-reports */
select id, post_id as "postId", reason, note, created_at as "createdAt"
from post_reports where reporter_id = $1 and post_id > $2 order by post_id limit ${PAGE}`

/** $1 user, $2 and $3 time and id of the one before. Along `uploads_by_owner`; the time as text has all its digits. */
export const EXPORTED_UPLOADS = `/* relation-service exported-uploads */
select id, post_id as "postId", content_type as "contentType", byte_size as "byteSize", sha256, state,
  created_at as "createdAt", created_at::text as place
from uploads where owner_id = $1 and state <> 'orphan' and (created_at, id) > ($2::timestamptz, $3)
order by created_at, id limit ${PAGE}`

/** How a line's target is named. */
const NAMES = {
  user: '(select handle from users where users.id = r.target_id and deleted_at is null)',
  restaurant: '(select name from restaurants where restaurants.id = r.target_id)',
  hashtag: '(select (array_agg(h.name order by h.id))[1] from hashtags h where hashtag_key(h.name) = r.target_id)',
  post: 'null',
}

/** The kinds of relation in an export. */
export const exportedRelations = [
  { type: 'follow', kind: relationKinds.follow, name: NAMES.user },
  { type: 'like', kind: relationKinds.like, name: NAMES.post },
  { type: 'savedPost', kind: relationKinds.savePost, name: NAMES.post },
  { type: 'savedRestaurant', kind: relationKinds.saveRestaurant, name: NAMES.restaurant },
  { type: 'hashtag', kind: relationKinds.hashtag, name: NAMES.hashtag },
  { type: 'block', kind: committedKinds.block, name: NAMES.user },
  { type: 'mute', kind: committedKinds.mute, name: NAMES.user },
] as const
type Exported = (typeof exportedRelations)[number]

/** $1 user, $2 the target before. Along the primary key. */
export const exportedRelationSql = ({ type, kind, name }: Exported) => `/* relation-service exported-${type} */
select r.target_id as id, r.since, ${name} as name from relations r
where r.kind = ${kind} and r.actor_id = $1 and r.target_id > $2 and r.active order by r.target_id limit ${PAGE}`

/** The lines of a person's posts, oldest first. */
export async function* exportPosts(pool: Pool, userId: number): AsyncGenerator<ExportLine[], undefined> {
  let after = 0
  for (;;) {
    const { rows } = await pool.query<PostRow>(EXPORTED_POSTS, [userId, after])
    if (rows.length > 0) yield rows.map(presentPost)
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.id
  }
}

type PostRow = Pick<LineOf<'post'>, 'text' | 'hashtags' | 'rating' | 'version' | 'hiddenFor'> & {
  id: number
  restaurantId: number | null
  createdAt: Date
  editedAt: Date | null
}

function presentPost({ id, restaurantId, createdAt, editedAt, ...post }: PostRow): LineOf<'post'> {
  return {
    type: 'post',
    id: formatId(id),
    ...post,
    restaurantId: restaurantId === null ? null : formatId(restaurantId),
    createdAt: createdAt.toISOString(),
    editedAt: editedAt?.toISOString() ?? null,
  }
}

/** The lines of a person's photos, oldest first; without those that were given up. */
export async function* exportUploads(pool: Pool, userId: number): AsyncGenerator<ExportLine[], undefined> {
  let [place, after] = ['-infinity', 0]
  for (;;) {
    const { rows } = await pool.query<UploadRow>(EXPORTED_UPLOADS, [userId, place, after])
    if (rows.length > 0) yield rows.map(presentUpload)
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    ;[place, after] = [last.place, last.id]
  }
}

type UploadRow = Pick<LineOf<'upload'>, 'contentType' | 'byteSize' | 'sha256' | 'state'> & {
  id: number
  postId: number | null
  createdAt: Date
  place: string
}

function presentUpload({ id, postId, contentType, byteSize, sha256, state, createdAt }: UploadRow): LineOf<'upload'> {
  return {
    type: 'upload',
    id: formatId(id),
    postId: postId === null ? null : formatId(postId),
    contentType,
    byteSize,
    sha256,
    state,
    createdAt: createdAt.toISOString(),
  }
}

/** The lines of the reports that a person has made. */
export async function* exportReports(pool: Pool, userId: number): AsyncGenerator<ExportLine[], undefined> {
  let after = 0
  for (;;) {
    const { rows } = await pool.query<ReportRow>(EXPORTED_REPORTS, [userId, after])
    if (rows.length > 0)
      yield rows.map(({ id, postId, createdAt, ...report }) => ({
        type: 'report',
        id: formatId(id),
        postId: formatId(postId),
        ...report,
        createdAt: createdAt.toISOString(),
      }))
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.postId
  }
}

type ReportRow = Pick<LineOf<'report'>, 'reason' | 'note'> & { id: number; postId: number; createdAt: Date }

/** The lines of one kind of relation, in the order of its targets. */
export async function* exportRelations(
  pool: Pool,
  userId: number,
  kind: Exported,
): AsyncGenerator<ExportLine[], undefined> {
  let after = 0
  for (;;) {
    const { rows } = await pool.query<{ id: number; since: number; name: string | null }>(exportedRelationSql(kind), [
      userId,
      after,
    ])
    if (rows.length > 0)
      yield rows.map(({ id, since, name }) => ({
        type: kind.type,
        id: formatId(id),
        name,
        since: new Date(since / 1000).toISOString(),
      }))
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last.id
  }
}
