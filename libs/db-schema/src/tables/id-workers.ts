import { bigint, pgTable, primaryKey, smallint, text, uuid } from 'drizzle-orm/pg-core'

/**
 * Who makes ids with which worker number, and until when. `reserved_ms` only grows while a process holds the number; the
 * next one begins at or after it, so no moment of a number is ever two processes'.
 */
export const idWorkers = pgTable(
  'id_workers',
  {
    /** What the ids are of; each kind has all numbers for itself. */
    kind: text().notNull(),
    worker: smallint().notNull(),
    holder: uuid().notNull(),
    /** Milliseconds since 1970 on the holder's clock: every id of this number that tells an earlier time may have been made. */
    reservedMs: bigint('reserved_ms', { mode: 'number' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.worker] })],
)
