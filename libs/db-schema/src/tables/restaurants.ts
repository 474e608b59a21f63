import { sql } from 'drizzle-orm'
import { bigint, doublePrecision, index, pgTable, text, timestamp, unique } from 'drizzle-orm/pg-core'

export const restaurants = pgTable(
  'restaurants',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    /** Which list it came from and its key there: an import that runs twice finds its own rows. */
    source: text().notNull(),
    sourceId: text('source_id').notNull(),
    name: text().notNull(),
    category: text(),
    /** City and district. */
    area: text(),
    address: text(),
    lat: doublePrecision(),
    lng: doublePrecision(),
    description: text(),
    /** Single characters and pairs of the name and of its initial consonants: what substring search looks up. */
    searchGrams: text('search_grams').array().notNull(),
    createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [
    unique('restaurants_by_source').on(t.source, t.sourceId),
    index('restaurants_by_grams').using('gin', t.searchGrams),
    index('restaurants_by_place')
      .using('gist', sql`ll_to_earth(${t.lat}, ${t.lng})`)
      .where(sql`${t.lat} is not null`),
  ],
)
