import { openTestDatabase } from '@matjip/db-schema/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accessPaths } from '../test/plans.ts'
import { HASHTAG_SKELETON } from './hashtags/hashtag-skeleton-store.ts'
import { HOME_SKELETON } from './home/home-skeleton-store.ts'
import { USER_EXISTS } from './users/user-exists-store.ts'
import { USER_SKELETON } from './users/user-skeleton-store.ts'

/** Every statement of this service, with the ways in which it may reach its tables. */
const statements = [
  {
    text: HOME_SKELETON,
    paths: [
      'Index Only Scan posts_by_author',
      'Index Only Scan relations_by_actor',
      'Index Scan relations_kind_actor_id_target_id_pk',
    ],
  },
  { text: HASHTAG_SKELETON, paths: ['Index Only Scan post_hashtags_by_hashtag', 'Index Scan hashtags_name_unique'] },
  { text: USER_SKELETON, paths: ['Index Only Scan posts_by_author'] },
  { text: USER_EXISTS, paths: ['Index Scan relations_kind_actor_id_target_id_pk', 'Index Scan users_pkey'] },
]

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
  // Enough rows, unevenly spread, that a scan would look cheap only to a wrong statement.
  await database.pool.query(`
    select setseed(0.5);
    insert into users (id, handle, display_name) select n, 'user' || n, 'user' || n from generate_series(1, 2000) n;
    insert into posts (id, author_id, text, hashtags) select n, 1 + (2000 * random() ^ 3)::int, 'x', '{}' from generate_series(1, 20000) n;
    insert into hashtags (name, display) select 'tag' || n, 'tag' || n from generate_series(1, 500) n;
    insert into post_hashtags (post_id, hashtag_id, author_id, position)
      select id, 1 + (500 * random() ^ 3)::int, author_id, 0 from posts;
    insert into relations (kind, actor_id, target_id, active, version, op_id, since)
      select 1, actor, 1 + (actor + 7 * n * n) % 2000, n % 5 > 0, n, 'op', n
      from generate_series(1, 2000) actor, generate_series(1, 10) n on conflict do nothing;
    insert into relations (kind, actor_id, target_id, active, version, op_id, since)
      select kind, actor, 1 + (actor * 3 + kind) % 2000, true, 1, 'op', 1
      from generate_series(1, 2000, 2) actor, generate_series(6, 7) kind`)
  await database.pool.query('vacuum (analyze) users, posts, hashtags, post_hashtags, relations')
})
afterAll(() => database.close())

test('the statements of feed-service', async () => {
  await expect(statements.map(({ text }) => `${text};\n`).join('\n')).toMatchFileSnapshot('feed-sql.snapshot.sql')
})

test.for(statements)('reaches its tables by index only: $text', async ({ text, paths }) => {
  expect(await accessPaths(database.pool, text)).toEqual(paths)
})
