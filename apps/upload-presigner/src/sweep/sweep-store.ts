import type { Db, DbSession, StoredVariant } from '@matjip/db-schema'
import { uploads, users } from '@matjip/db-schema'
import { orphanUploadsOfOwner } from '@matjip/photos'
import { and, eq, exists, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import type { Buckets } from './empty-orphans.ts'
import { removeObjects } from './empty-orphans.ts'

/** An upload that was given up. */
export interface Orphan {
  id: number
  objectKey: string
  variants: StoredVariant[] | null
}

const orphan = { id: uploads.id, objectKey: uploads.objectKey, variants: uploads.variants }

export async function lockOrphansToEmpty(tx: DbSession, limit: number): Promise<Orphan[]> {
  return tx
    .select(orphan)
    .from(uploads)
    .where(and(eq(uploads.state, 'orphan'), isNull(uploads.emptiedAt)))
    .limit(limit)
    .for('update', { skipLocked: true })
}

export async function noteEmptied(tx: DbSession, ids: readonly number[]): Promise<void> {
  await tx
    .update(uploads)
    .set({ emptiedAt: sql`now()` })
    .where(inArray(uploads.id, [...ids]))
}

/** Accounts deleted within this time are looked for at each sweep: far more than any pause between two. */
const GONE_WITHIN = sql`interval '30 days'`

/** Gives up everything of people who have left. @returns how many uploads */
export async function orphanThoseOfGoneAccounts(db: Db): Promise<number> {
  const has = db
    .select({ id: uploads.id })
    .from(uploads)
    .where(and(eq(uploads.ownerId, users.id), ne(uploads.state, 'orphan')))
  const gone = await db
    .select({ id: users.id })
    .from(users)
    .where(and(sql`${users.deletedAt} > now() - ${GONE_WITHIN}`, exists(has)))
  let given = 0
  for (const { id } of gone) given += await orphanUploadsOfOwner(db, id)
  return given
}

/** Rows of one transaction. */
const BATCH = 300
/**
 * An orphan's row goes once nothing can bring an object back: not a repeat of its request, which gives a fresh URL for 24 h; not
 * a PUT that had begun before that URL's end; not a derivation that was under way when it was emptied.
 */
const NO_URL_LEFT = sql`created_at < now() - interval '25 hours' and emptied_at < now() - interval '1 hour'`
/**
 * Nobody repeats a request of an account that is deleted: its last URL ended five minutes after the deletion, and a PUT that
 * had begun before it by then. What was being derived when it was emptied is done after seconds.
 */
const DERIVED_S = 120
const ownerIsGone = (graceS: number) => sql`
  exists (select from ${users} where ${users.id} = ${uploads.ownerId} and ${users.deletedAt} < now() - make_interval(secs => ${graceS}))
  and emptied_at < now() - make_interval(secs => ${Math.min(graceS, DERIVED_S)})`

/**
 * Deletes rows of orphans for good, and their objects once more.
 * @param goneGraceS seconds after which nothing comes any more of an account that was deleted @returns how many
 */
export async function removeEmptied(
  { db, goneGraceS, ...buckets }: Buckets & { db: Db; goneGraceS: number },
  signal?: AbortSignal,
): Promise<number> {
  let removed = 0
  for (;;) {
    const count = await db.transaction(async (tx) => {
      const found = await tx
        .select(orphan)
        .from(uploads)
        .where(and(eq(uploads.state, 'orphan'), or(NO_URL_LEFT, ownerIsGone(goneGraceS))))
        .limit(BATCH)
        .for('update', { skipLocked: true })
      if (found.length === 0) return 0
      await removeObjects(buckets, found)
      await tx.delete(uploads).where(
        inArray(
          uploads.id,
          found.map(({ id }) => id),
        ),
      )
      return found.length
    })
    removed += count
    if (count < BATCH || signal?.aborted) return removed
  }
}
