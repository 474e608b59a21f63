import { openTestDatabase } from '@matjip/db-schema/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessPaths } from '../test/plans.ts'
import { BY_INITIALS, BY_NAME } from './hashtags/prefix-store.ts'
import { HASHTAG_POSTS } from './hashtags/present-hashtags.ts'
import { RELATED } from './hashtags/related-store.ts'
import { CHUNK_ENDS, CHUNK_FOLLOWERS } from './fanout/chunks-store.ts'
import { POSTS_TO_BACKFILL } from './fanout/backfill.ts'
import { ALL_FOLLOWERS, POST_FACTS } from './fanout/post-facts-store.ts'
import { PULL, PUSH_AGAIN } from './fanout/pulled-authors.ts'
import { HASHTAG_SKELETON } from './hashtags/hashtag-skeleton-store.ts'
import { HOME_LEGS } from './home/home-legs-store.ts'
import { HOME_SNAPSHOT } from './home/home-snapshot-store.ts'
import { HOME_SKELETON } from './home/home-skeleton-store.ts'
import { NEARBY, NEARBY_FREQUENT, NEARBY_HASHTAG, NEARBY_RARE, PLACES } from './nearby/nearby-store.ts'
import { POPULAR } from './popular/popular-store.ts'
import { NEWEST_SNAPSHOT, SNAPSHOT } from './snapshots/read-snapshot.ts'
import { HASHTAG_NAMES } from './trends/hashtag-names-store.ts'
import { SLOT_POSTS } from './trends/slot-posts-store.ts'
import { RAISE_TIERS } from './trends/tiers-store.ts'
import { ANYBODY_VOUCHED, EVIDENCE, WRITE_LEVELS } from './trends/trust-store.ts'
import { AUTHOR_LEGS, HASHTAG_LEGS } from './timelines/leg-store.ts'
import { NAMES_OF_KEYS } from './timelines/hashtag-names.ts'
import { PULLED } from './timelines/pulled-set.ts'
import { RESTAURANT_EXISTS } from './restaurants/restaurant-exists-store.ts'
import { RESTAURANT_SKELETON } from './restaurants/restaurant-skeleton-store.ts'
import { USER_EXISTS } from './users/user-exists-store.ts'
import { USER_SKELETON } from './users/user-skeleton-store.ts'

/** Every statement of this service, with the ways in which it may reach its tables. */
const statements = [
  {
    text: HOME_SKELETON,
    paths: [
      'Index Only Scan post_hashtags_by_hashtag',
      'Index Only Scan posts_by_author',
      'Index Only Scan relations_by_actor',
      'Index Scan hashtags_by_key',
      'Index Scan relations_kind_actor_id_target_id_pk',
    ],
  },
  {
    text: HOME_SNAPSHOT,
    paths: [
      'Bitmap Heap Scan newest_posts',
      'Bitmap Index Scan newest_posts_pkey',
      'Index Only Scan posts_by_author',
      'Index Only Scan relations_by_actor',
    ],
  },
  {
    text: HOME_LEGS,
    paths: [
      'Index Only Scan relations_by_actor',
      'Index Scan hashtags_by_key',
      'Index Scan relations_kind_actor_id_target_id_pk',
    ],
  },
  { text: AUTHOR_LEGS, paths: ['Index Only Scan posts_by_author'] },
  { text: HASHTAG_LEGS, paths: ['Index Only Scan post_hashtags_by_hashtag', 'Index Scan hashtags_by_key'] },
  { text: NAMES_OF_KEYS, paths: ['Index Scan hashtags_by_key'] },
  // A handful of rows, all of them wanted.
  { text: PULLED, paths: ['Seq Scan pulled_authors'] },
  {
    text: POST_FACTS,
    paths: ['Index Scan counters_kind_owner_id_pk', 'Index Scan posts_pkey', 'Index Scan pulled_authors_pkey'],
  },
  { text: ALL_FOLLOWERS, paths: ['Index Only Scan relations_by_target'] },
  { text: CHUNK_ENDS, paths: ['Index Only Scan relations_by_target'] },
  { text: CHUNK_FOLLOWERS, paths: ['Index Only Scan relations_by_target'] },
  { text: POSTS_TO_BACKFILL, paths: ['Index Only Scan posts_by_author'] },
  { text: PULL, paths: ['ModifyTable pulled_authors'] },
  { text: PUSH_AGAIN, paths: ['Index Scan pulled_authors_pkey', 'ModifyTable pulled_authors'] },
  { text: HASHTAG_SKELETON, paths: ['Index Only Scan post_hashtags_by_hashtag', 'Index Scan hashtags_name_unique'] },
  { text: USER_SKELETON, paths: ['Index Only Scan posts_by_author'] },
  { text: USER_EXISTS, paths: ['Index Scan relations_kind_actor_id_target_id_pk', 'Index Scan users_pkey'] },
  { text: RESTAURANT_SKELETON, paths: ['Index Only Scan posts_by_restaurant'] },
  { text: RESTAURANT_EXISTS, paths: ['Index Only Scan restaurants_pkey'] },
  { text: BY_NAME, paths: ['Index Only Scan hashtags_by_prefix'] },
  { text: BY_INITIALS, paths: ['Index Scan hashtags_by_initials'] },
  { text: HASHTAG_POSTS, paths: ['Index Scan counters_kind_owner_id_pk', 'Index Scan hashtags_name_unique'] },
  {
    text: RELATED,
    paths: [
      'Index Only Scan post_hashtags_by_hashtag',
      'Index Only Scan post_hashtags_post_id_hashtag_id_pk',
      'Index Scan counters_kind_owner_id_pk',
      'Index Scan hashtags_name_unique',
      'Index Scan hashtags_pkey',
    ],
  },
  { text: NEWEST_SNAPSHOT, paths: ['Index Scan feed_snapshot_heads_pkey', 'Index Scan feed_snapshots_pkey'] },
  { text: SNAPSHOT, paths: ['Index Scan feed_snapshots_pkey'] },
  { text: PLACES, paths: ['Index Scan restaurants_by_place'] },
  { text: NEARBY, paths: ['Index Only Scan posts_by_restaurant'] },
  { text: NEARBY_FREQUENT, paths: ['Index Only Scan post_hashtags_by_hashtag', 'Index Only Scan posts_by_restaurant'] },
  { text: NEARBY_RARE, paths: ['Index Only Scan post_hashtags_by_hashtag', 'Index Scan posts_pkey'] },
  { text: NEARBY_HASHTAG, paths: ['Index Scan counters_kind_owner_id_pk', 'Index Scan hashtags_name_unique'] },
  {
    text: POPULAR,
    paths: [
      'Index Only Scan relations_by_target',
      'Index Scan author_trust_pkey',
      'Index Scan counters_kind_owner_id_pk',
      'Index Scan posts_pkey',
      'Index Scan users_pkey',
    ],
  },
  {
    text: SLOT_POSTS,
    paths: [
      'Index Scan author_trust_pkey',
      'Index Scan post_hashtags_post_id_hashtag_id_pk',
      'Index Scan posts_pkey',
      'Index Scan restaurants_pkey',
      'Index Scan users_pkey',
    ],
  },
  {
    text: EVIDENCE,
    paths: [
      'Index Only Scan posts_by_author',
      'Index Only Scan relations_by_target',
      'Index Only Scan relations_kind_actor_id_target_id_pk',
      'Index Scan author_trust_pkey',
      'Index Scan users_pkey',
    ],
  },
  { text: ANYBODY_VOUCHED, paths: ['Index Only Scan author_trust_vouched'] },
  { text: WRITE_LEVELS, paths: ['ModifyTable author_trust'] },
  { text: HASHTAG_NAMES, paths: ['Index Scan hashtags_pkey'] },
  {
    text: RAISE_TIERS,
    paths: ['Index Scan counters_kind_owner_id_pk', 'Index Scan hashtags_pkey', 'ModifyTable hashtags'],
  },
]

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
  // Enough rows, unevenly spread, that a scan would look cheap only to a wrong statement.
  await database.pool.query(`
    -- A vacuum marks no page visible to all whose commit has not reached the log.
    set synchronous_commit = on;
    select setseed(0.5);
    insert into users (id, handle, display_name) select n, 'user' || n, 'user' || n from generate_series(1, 2000) n;
    insert into restaurants (source, source_id, name, lat, lng, search_grams)
      select 'test', n, 'r' || n, 37 + random(), 126.5 + random(), '{}' from generate_series(1, 2000) n;
    insert into posts (id, author_id, text, hashtags, restaurant_id)
      select n, 1 + (2000 * random() ^ 3)::int, 'x', '{}', 1 + (1999 * random() ^ 2)::int from generate_series(1, 20000) n;
    insert into hashtags (name, display) select 'tag' || n, 'tag' || n from generate_series(1, 500) n;
    insert into post_hashtags (post_id, hashtag_id, author_id, position)
      select id, 1 + (500 * random() ^ 3)::int, author_id, 0 from posts;
    insert into relations (kind, actor_id, target_id, active, version, op_id, since)
      select 1, actor, 1 + (actor + 7 * n * n) % 2000, n % 5 > 0, n, 'op', n
      from generate_series(1, 2000) actor, generate_series(1, 10) n on conflict do nothing;
    insert into relations (kind, actor_id, target_id, active, version, op_id, since)
      select kind, actor, 1 + (actor * 3 + kind) % 2000, true, 1, 'op', 1
      from generate_series(1, 2000, 2) actor, generate_series(6, 7) kind;
    insert into relations (kind, actor_id, target_id, active, version, op_id, since)
      select 3, actor, hashtag_key('tag' || (1 + (actor * 3 + n) % 500)), true, 1, 'op', 1
      from generate_series(1, 2000) actor, generate_series(1, 5) n;
    insert into counters (kind, owner_id, count) select 1, n, 1 from generate_series(1, 2000) n;
    insert into pulled_authors (author_id, since_id) select n, 1 from generate_series(1, 2000) n`)
  await database.pool.query(`
    set synchronous_commit = on;
    insert into counters (kind, owner_id, count) select 7, id, 40 from hashtags;
    insert into counters (kind, owner_id, count) select 3, id, 3 from posts;
    update hashtags set tier = id % 12;
    insert into author_trust (user_id, level, is_vouched_for) select n, n % 6, n < 20 from generate_series(1, 2000) n;
    insert into feed_snapshots (list, post_ids, author_ids, reasons, hashtags)
      select 'list' || n, '{}', '{}', '[]', '[]' from generate_series(1, 2000) n;
    insert into feed_snapshot_heads (list, snapshot_id, as_of) select list, id, now() from feed_snapshots`)
  await database.pool.query('vacuum (analyze) restaurants, counters, author_trust, feed_snapshots, feed_snapshot_heads')
  await database.pool.query('vacuum (analyze) users, posts, hashtags, post_hashtags, relations, pulled_authors')
})
afterAll(() => database.close())

test('the statements of feed-service', async () => {
  await expect(statements.map(({ text }) => `${text};\n`).join('\n')).toMatchFileSnapshot('feed-sql.snapshot.sql')
})

test.for(statements)('reaches its tables by index only: $text', async ({ text, paths }) => {
  expect(await accessPaths(database.pool, text)).toEqual(paths)
})

test('a chunk of followers is walked from its first to its last, whatever comes after it', async () => {
  const { rows } = await database.pool.query(`explain (generic_plan) ${CHUNK_FOLLOWERS}`)
  const plan = JSON.stringify(rows)
  // Both bounds are the walk's own: a filter would look at what is not wanted.
  expect(plan).toContain('ROW(since, actor_id) <= ROW($4, $5)')
  expect(plan).not.toContain('Filter')
})
