import { sql } from 'drizzle-orm'
import { bigint, boolean, index, integer, jsonb, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core'

/** A derivative in the public bucket. */
export interface StoredVariant {
  /** Its object key. */
  key: string
  width: number
  height: number
}

/**
 * Originals in S3, from the presigned URL to the post that shows them, and what was made of them. A row is also the outbox
 * of its own work: `due_at` says when somebody is to look at it (again), and an orphan is what is to be deleted from S3.
 */
export const uploads = pgTable(
  'uploads',
  {
    id: bigint({ mode: 'number' }).primaryKey(),
    ownerId: bigint('owner_id', { mode: 'number' }).notNull(),
    /** Made by the server; never from a client's words. */
    objectKey: text('object_key').notNull().unique(),
    contentType: text('content_type').notNull(),
    /** PUT: exactly. POST: at most, until the upload is verified. */
    byteSize: integer('byte_size').notNull(),
    /** Base64, as S3's checksum headers carry it; null where a form was not told of one. */
    sha256: text(),
    /** PUT | POST: how the bytes were to come. */
    method: text().notNull().default('PUT'),
    /** issued | uploaded | verified | attached | orphan: moved by libs/photos alone. */
    state: text().notNull().default('issued'),
    /** Of the bytes that were verified: what is derived is derived from these. */
    etag: text(),
    postId: bigint('post_id', { mode: 'number' }),
    /** 0-based place in the post. */
    position: smallint(),
    /** Pixels of the original as it is shown, and thumbhash; null until the derivatives are made. */
    width: integer(),
    height: integer(),
    placeholder: text(),
    /** Null until the derivatives are made. */
    variants: jsonb().$type<StoredVariant[]>(),
    /** Why there will be no derivatives: a code of `imageFaults`. */
    failure: text(),
    /** Whether it was taken at the post's restaurant; null where nobody has asked, or not looked yet. */
    onSite: boolean('on_site'),
    /** When derivatives are to be asked for (again); null: nothing to do. */
    dueAt: timestamp('due_at', { withTimezone: true }),
    /** When an orphan's objects were deleted. */
    emptiedAt: timestamp('emptied_at', { withTimezone: true }),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('uploads_by_post')
      .on(t.postId, t.position)
      .where(sql`${t.postId} is not null`),
    // What a person has asked for of late: the limits.
    index('uploads_by_owner').on(t.ownerId, t.createdAt),
    // What the derivatives worker has to do: empty but for the last seconds.
    index('uploads_due')
      .on(t.dueAt)
      .where(sql`${t.dueAt} is not null`),
    // What no post has: a day's worth at most, for the sweep.
    index('uploads_loose')
      .on(t.createdAt)
      .where(sql`${t.state} <> 'attached'`),
  ],
)
