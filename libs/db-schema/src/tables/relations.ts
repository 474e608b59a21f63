import { sql } from 'drizzle-orm'
import { bigint, boolean, index, pgTable, primaryKey, smallint, text, timestamp } from 'drizzle-orm/pg-core'

/**
 * The newest state of each pair: one row per (kind, actor, target), for ever.
 * Taking a relation back sets `active = false`; the row stays as a tombstone, so that a late duplicate cannot bring it back.
 */
export const relations = pgTable(
  'relations',
  {
    /** `relationKinds` or `committedKinds` of libs/contracts. */
    kind: smallint().notNull(),
    actorId: bigint('actor_id', { mode: 'number' }).notNull(),
    targetId: bigint('target_id', { mode: 'number' }).notNull(),
    active: boolean().notNull(),
    /**
     * `active` before the last write, set by that write: the fold counts a transition that the row really made, also on
     * a Postgres without `RETURNING old.active` (before 18). Of a block it is true once no follow between the two is left.
     */
    prevActive: boolean('prev_active').notNull().default(false),
    /** Microseconds since 1970 of the newest click; with `op_id` it decides who wins. */
    version: bigint({ mode: 'number' }).notNull(),
    opId: text('op_id').notNull(),
    /** The version that last made it active: the order of the lists. */
    since: bigint({ mode: 'number' }).notNull(),
    updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.actorId, t.targetId] }),
    // Whom an actor follows, newest first: the following list and the legs of the home timeline.
    index('relations_by_actor')
      .on(t.kind, t.actorId, t.since, t.targetId)
      .where(sql`${t.active}`),
    // Who follows or likes a target, newest first.
    index('relations_by_target')
      .on(t.kind, t.targetId, t.since, t.actorId)
      .where(sql`${t.active}`),
    // Tombstones by age: what the cleanup deletes (docs/adr/0013).
    index('relations_tombstones')
      .on(t.version)
      .where(sql`not ${t.active}`),
    // And by their target: whoever deletes their account is in none of them afterwards (docs/adr/0047).
    index('relations_tombstones_by_target')
      .on(t.kind, t.targetId)
      .where(sql`not ${t.active}`),
    // Blocks whose follows may not have ended yet, oldest first: a minute's worth (docs/adr/0014). 6 is block.
    index('relations_new_blocks')
      .on(t.version)
      .where(sql`${t.kind} = 6 and ${t.active} and not ${t.prevActive}`),
  ],
)

/** Operations that were void when they were folded, and why: an actor may ask. */
export const relationFailures = pgTable(
  'relation_failures',
  {
    opId: text('op_id').primaryKey(),
    actorId: bigint('actor_id', { mode: 'number' }).notNull(),
    code: text().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index('relation_failures_by_actor').on(t.actorId)],
)
