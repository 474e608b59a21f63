import type { UploadState } from '@matjip/contracts'
import type { DbSession } from '@matjip/db-schema'
import { uploads } from '@matjip/db-schema'
import type { SQL } from 'drizzle-orm'
import { and, eq, inArray, lt, ne, notInArray, sql } from 'drizzle-orm'

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

/** Notes that the bytes of uploads are images, and which bytes; in the transaction that attaches them, so that a refusal leaves nothing. */
export async function markVerified(tx: DbSession, found: readonly VerifiedBytes[]): Promise<void> {
  if (found.length === 0) return
  await tx.execute(sql`
    update uploads set state = 'verified', byte_size = found.byte_size, etag = found.etag
    from unnest(${sql.param(found.map(({ id }) => id))}::bigint[], ${sql.param(found.map(({ byteSize }) => byteSize))}::int[],
                ${sql.param(found.map(({ etag }) => etag))}::text[]) as found (id, byte_size, etag)
    where uploads.id = found.id and state = any(${sql.param([...uploadTransitions.verified])}::text[])`)
}

/**
 * Makes locked uploads the images of a post, in this order, and asks for their derivatives.
 * @returns how many could be: all, unless a caller let one pass that was never verified
 */
export async function attachUploads(tx: DbSession, postId: number, ids: readonly number[]): Promise<number> {
  const { rowCount } = await tx.execute(sql`
    update uploads
    set state = 'attached', post_id = ${postId}, position = image.place - 1,
        due_at = case when state = 'attached' then due_at else now() end
    from unnest(${sql.param(ids)}::bigint[]) with ordinality as image (id, place)
    where uploads.id = image.id and state = any(${sql.param([...uploadTransitions.attached])}::text[])`)
  return rowCount ?? 0
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
