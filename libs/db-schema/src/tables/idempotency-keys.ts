import { bigint, index, json, pgTable, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'

/** Answers already given, written in the transaction of their effect: a repeat within 24 h replays them. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    userId: bigint('user_id', { mode: 'number' }).notNull(),
    route: text().notNull(),
    key: text().notNull(),
    /** SHA-256 of the body, hex: another body under the same key is refused. */
    requestHash: text('request_hash').notNull(),
    status: smallint().notNull(),
    /** `json`, not `jsonb`: a replay is byte for byte the first answer. */
    body: json().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.route, t.key] }), index('idempotency_keys_by_age').on(t.createdAt)],
)
