import { SNOWFLAKE_EPOCH_MS, snowflakeAt } from '@matjip/contracts'

/** Posts are spread over 30 days: whole feeds of a month, as a young service has. Milliseconds. */
const SPAN_MS = 30 * 24 * 3600 * 1000
const BEGIN_MS = SNOWFLAKE_EPOCH_MS + SPAN_MS
/** Hashtag names in use: the first is on about a quarter of all posts, the last on 30 posts at every size. */
const HASHTAGS = 5_000
const RARE_POSTS = 30
export const POPULAR_HASHTAG = '맛집1'
export const RARE_HASHTAG = `맛집${HASHTAGS}`

/** What is seeded at one size. */
export interface Scale {
  posts: number
  users: number
}

/** People grow with posts, but a reader's 5,000 followees exist at every size. */
export function scaleOf(posts: number): Scale {
  return { posts, users: 6_000 + posts / 20 }
}

/** Readers by the number of people that they follow; their ids come after all other users'. */
export const READERS = [200, 1_000, 5_000]
export const readerId = ({ users }: Scale, reader: number) => users + 1 + reader

/** Users who never posted: the last twentieth. */
const AUTHORS_SHARE = 0.95

export function seedUsers(scale: Scale): string {
  return `insert into users (id, handle, display_name)
    select n, 'user' || n, '사용자 ' || n from generate_series(1, ${scale.users + READERS.length}) n`
}

/**
 * Posts `from`–`to` of the size, oldest first. Author 1 writes one in 40 or so, most people a handful (cubed random);
 * every fourth author has been dormant since the first fifth of the time.
 */
export function seedPosts({ posts, users }: Scale, from: number, to: number): string {
  const id = `(${snowflakeAt(BEGIN_MS)}::bigint + floor(n::numeric * ${SPAN_MS} / ${posts})::bigint * 4096 + n % 4096)`
  return `insert into posts (id, author_id, text, hashtags)
    select ${id}, case when author % 4 = 0 and n > ${posts / 5} then author + 1 else author end,
      '성수 국밥 최고 #성수동맛집#국밥 #점심 ' || n, '{성수동맛집,국밥,점심}'
    from (select n, 1 + floor(${users * AUTHORS_SHARE} * random() ^ 3)::bigint as author
      from generate_series(${from}, ${to}) n) as drawn`
}

export function seedHashtags(): string {
  return `insert into hashtags (id, name, display) overriding system value
    select n, '맛집' || n, '맛집' || n from generate_series(1, ${HASHTAGS}) n`
}

/** One to four hashtags a post, drawn with a long tail; the rare one at even distances. For posts that have none yet. */
export function seedEdges({ posts }: Scale): string {
  return `insert into post_hashtags (post_id, hashtag_id, author_id, position)
    select id, hashtag, author_id, position from (
      select id, author_id, position, 1 + floor(${HASHTAGS - 1} * random() ^ 4)::bigint as hashtag
      from posts cross join lateral generate_series(0, (id % 4)::int) position
      union all
      select id, author_id, 9, ${HASHTAGS} from (select id, author_id, row_number() over (order by id) as n from posts) as numbered
      where n % ${posts / RARE_POSTS} < 1
    ) as edge
    where id > coalesce((select max(post_id) from post_hashtags), 0)
    on conflict do nothing`
}

const RELATION = 'insert into relations (kind, actor_id, target_id, active, version, op_id, since)'

/** Ten follows a user, one in twenty of them taken back, and a like for every second post. */
export function seedRelations({ users }: Scale): string {
  return `${RELATION}
    select 1, actor, target, random() < 0.95, n, 'seed', n
    from (select actor, n, 1 + floor(${users} * random() ^ 3)::bigint as target
      from generate_series(1, ${users}) actor, generate_series(1, 10) n) as drawn
    where actor <> target
    on conflict do nothing;
    ${RELATION}
    select 2, 1 + floor(${users} * random())::bigint, id, true, 1, 'seed', 1
    from posts tablesample bernoulli (50) repeatable (1)
    on conflict do nothing;
    insert into counters (kind, owner_id, count) select 3, target_id, count(*) from relations where kind = 2 group by 2`
}

/** The readers follow people at even distances: prolific, quiet, dormant and silent ones as they come. */
export function seedReaders(scale: Scale): string {
  return READERS.map(
    (followees, reader) => `${RELATION}
      select 1, ${readerId(scale, reader)}, 1 + floor((n - 1) * ${scale.users}::numeric / ${followees})::bigint, true, n, 'seed', n
      from generate_series(1, ${followees}) n`,
  ).join(';\n')
}
