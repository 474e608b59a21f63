import { sql } from 'drizzle-orm'
import { bigint, index, integer, pgTable, smallint, text, timestamp } from 'drizzle-orm/pg-core'

/** Originals in S3, from the presigned URL to the post that shows them. */
export const uploads = pgTable(
  'uploads',
  {
    id: bigint({ mode: 'number' }).primaryKey(),
    ownerId: bigint('owner_id', { mode: 'number' }).notNull(),
    /** Made by the server; never from a client's words. */
    objectKey: text('object_key').notNull().unique(),
    contentType: text('content_type').notNull(),
    byteSize: integer('byte_size').notNull(),
    /** Base64, as S3's checksum headers carry it. */
    sha256: text().notNull(),
    /** issued | uploaded | verified | attached | orphan */
    state: text().notNull().default('issued'),
    postId: bigint('post_id', { mode: 'number' }),
    /** 0-based place in the post. */
    position: smallint(),
    /** Pixels of the original and thumbhash; null until the derivatives are made. */
    width: integer(),
    height: integer(),
    placeholder: text(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    index('uploads_by_post')
      .on(t.postId, t.position)
      .where(sql`${t.postId} is not null`),
  ],
)
