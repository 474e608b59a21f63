import type { UploadState } from '@matjip/contracts'
import type { DbSession, Transaction } from '@matjip/db-schema'
import { uploads } from '@matjip/db-schema'
import type { SQL } from 'drizzle-orm'
import { and, eq, inArray, lt, ne, notInArray, sql } from 'drizzle-orm'
import type { ImageRow } from '../variants/present-image.ts'

/** An upload's row. */
export type UploadRow = typeof uploads.$inferSelect

/** state → the states from which it can be reached. Nothing leaves `orphan`: what was given up stays so. */
export const uploadTransitions = {
  issued: [],
  uploaded: ['issued'],
  verified: ['issued', 'uploaded', 'verified'],
  attached: ['verified', 'attached'],
  orphan: ['issued', 'uploaded', 'verified', 'attached'],
} as const satisfies Record<UploadState, readonly UploadState[]>

/** Every change of state goes through here: it changes nothing that is not in a state from which the new one can be reached. */
async function move(db: DbSession, state: UploadState, which: SQL | undefined, change: object = {}): Promise<number> {
  const { rowCount } = await db
    .update(uploads)
    .set({ state, ...change })
    .where(and(which, inArray(uploads.state, [...uploadTransitions[state]])))
  return rowCount ?? 0
}

/** Notes that the bytes have arrived, so that S3 is asked once. */
export async function markUploaded(db: DbSession, id: number): Promise<void> {
  await move(db, 'uploaded', eq(uploads.id, id))
}

/** What was found when the bytes of an upload were looked at. */
export interface VerifiedBytes {
  id: number
  byteSize: number
  /** What is derived later is derived from these bytes, or not at all. */
  etag: string
}

/**
 * $1 post, $2 owner, $3 uploads in the order of the post, $4 and $5 size and etag of those that were looked at, $6 states from which
 * these can be attached: through `verified`, in one step. All that the post has by now is locked too, and always in the order of ids, so that two transactions never
 * wait for each other; an update that has waited looks again at what it is to change.
 */
const ATTACH = `/* photos attach-uploads */
with locked as materialized (
  select id from uploads where post_id = $1 or id = any($3::bigint[]) order by id for update
)
update uploads
set state = 'attached', post_id = $1, position = image.place - 1,
    byte_size = coalesce(image.byte_size, uploads.byte_size), etag = coalesce(image.etag, uploads.etag),
    due_at = case when state = 'attached' then due_at else now() end
from unnest($3::bigint[], $4::int[], $5::text[]) with ordinality as image (id, byte_size, etag, place)
join locked using (id)
where uploads.id = image.id and owner_id = $2
  and (state = 'attached' and post_id = $1 or state = any($6::text[]) and image.etag is not null)
returning uploads.id, width, height, placeholder, variants, failure`

/** Uploads that are to be the images of a post, in its order. */
export interface WantedImages {
  postId: number
  ownerId: number
  imageIds: readonly number[]
  /** What was found of those that no post has. */
  verified: readonly VerifiedBytes[]
}

/**
 * Makes uploads the images of a post, with the bytes that were found, and asks for the derivatives of new ones. Those that the post
 * has and had are locked until the end of the transaction.
 * @returns those that could be, in this order: all, unless somebody was faster
 */
export async function attachUploads(
  { $client }: Pick<Transaction, '$client'>,
  wanted: WantedImages,
): Promise<ImageRow[]> {
  const { postId, ownerId, imageIds } = wanted
  const found = new Map(wanted.verified.map((bytes) => [bytes.id, bytes]))
  const sizes = imageIds.map((id) => found.get(id)?.byteSize ?? null)
  const etags = imageIds.map((id) => found.get(id)?.etag ?? null)
  const values = [postId, ownerId, imageIds, sizes, etags, uploadTransitions.verified]
  const { rows } = await $client.query<ImageRow>({ name: 'attach-uploads', text: ATTACH, values })
  const attached = new Map(rows.map((row) => [row.id, row]))
  return imageIds.flatMap((id) => attached.get(id) ?? [])
}

/** Asks to look again whether a post's photos were taken at its restaurant: another restaurant, or asked for the first time. */
export async function askForSite(tx: DbSession, postId: number): Promise<void> {
  await tx
    .update(uploads)
    .set({ onSite: null, dueAt: sql`now()` })
    .where(and(eq(uploads.postId, postId), eq(uploads.state, 'attached')))
}

const givenUp = { postId: null, position: null, dueAt: null }

/** Takes a post's images, which are locked, away from it, but for those named: the sweep deletes their objects next. */
export async function orphanImagesOfPost(tx: DbSession, postId: number, keep: readonly number[] = []): Promise<void> {
  await move(tx, 'orphan', and(eq(uploads.postId, postId), notInArray(uploads.id, [...keep])), givenUp)
}

/** Gives up everything that a person has uploaded: for the deletion of an account. @returns how many */
export async function orphanUploadsOfOwner(tx: DbSession, ownerId: number): Promise<number> {
  return move(tx, 'orphan', eq(uploads.ownerId, ownerId), givenUp)
}

/** Gives up what no post has had within these hours. @returns how many */
export async function orphanAbandoned(tx: DbSession, hours: number): Promise<number> {
  const before = sql`now() - make_interval(hours => ${hours}::int)`
  return move(tx, 'orphan', and(lt(uploads.createdAt, before), ne(uploads.state, 'attached')), givenUp)
}
