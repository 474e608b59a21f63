import { bigint, jsonb, pgTable, timestamp } from 'drizzle-orm/pg-core'

/** Events written with their effect in one transaction; the relay deletes a row once SQS has confirmed it. */
export const outbox = pgTable('outbox', {
  id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
  payload: jsonb().notNull(),
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
})
