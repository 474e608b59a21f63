import type { Database } from '@matjip/db-schema'
import type { Crowd } from './clicks.ts'

/** Accounts of everybody, and posts by some of them. */
export async function seedPeopleAndPosts({ pool }: Pick<Database, 'pool'>, { people, postIds }: Crowd): Promise<void> {
  await pool.query(
    `insert into users (id, handle, display_name) select id, handle, handle from unnest($1::bigint[], $2::text[]) as person (id, handle)`,
    [people.map(({ id }) => id), people.map(({ handle }) => handle)],
  )
  await pool.query(
    `insert into posts (id, author_id, text, hashtags)
     select id, author_id, '성수 국밥 최고 #국밥', '{국밥}' from unnest($1::bigint[], $2::bigint[]) as post (id, author_id)`,
    [postIds, postIds.map((_, index) => people[index]?.id ?? 1)],
  )
  await pool.query('vacuum (analyze) users, posts')
}
