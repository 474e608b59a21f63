import { SNOWFLAKE_EPOCH_MS, snowflakeAt } from '@matjip/contracts'

/** Posts are spread over 30 days: whole feeds of a month, as a young service has. Milliseconds. */
const SPAN_MS = 30 * 24 * 3600 * 1000
const BEGIN_MS = SNOWFLAKE_EPOCH_MS + SPAN_MS
/** Hashtag names in use: the first is on about a quarter of all posts, the last on 30 posts at every size. */
const HASHTAGS = 5_000
const RARE_POSTS = 30
/** The n-th most frequent from 1; the last one is apart. */
export const hashtagName = (n: number) => `맛집${n}`
export const POPULAR_HASHTAG = hashtagName(1)
export const RARE_HASHTAG = hashtagName(HASHTAGS)

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

/** The id of post \`n\` of so many, in bigints: 10^7 times the span has room in one. */
const idOf = (posts: number) => `(${snowflakeAt(BEGIN_MS)} + n::bigint * ${SPAN_MS} / ${posts} * 4096 + n % 4096)`

/**
 * Posts `from`–`to` of the size, oldest first. Author 1 writes one in 40 or so, most people a handful (cubed random);
 * every fourth author has been dormant since the first fifth of the time.
 */
export function seedPosts({ posts, users }: Scale, from: number, to: number): string {
  return `insert into posts (id, author_id, text, hashtags)
    select ${idOf(posts)}, case when author % 4 = 0 and n > ${posts / 5} then author + 1 else author end,
      '성수 국밥 최고 #성수동맛집#국밥 #점심 ' || n, '{성수동맛집,국밥,점심}'
    from (select n, 1 + floor(${users * AUTHORS_SHARE} * random() ^ 3)::bigint as author
      from generate_series(${from}, ${to}) n) as drawn`
}

/** What a trigger keeps of them where triggers run. */
export function seedNewestPosts(): string {
  return `insert into newest_posts (author_id, post_id) select author_id, max(id) from posts group by author_id
    on conflict (author_id) do update set post_id = excluded.post_id`
}

export function seedHashtags(): string {
  return `insert into hashtags (id, name, display) overriding system value
    select n, '맛집' || n, '맛집' || n from generate_series(1, ${HASHTAGS}) n`
}

/** One to four hashtags a post, drawn with a long tail; one that is drawn again is left out. For the posts `from`–`to`. */
export function seedEdges({ posts }: Scale, from: number, to: number): string {
  const draw = `1 + floor(${HASHTAGS - 1} * random() ^ 4)::bigint`
  return `insert into post_hashtags (post_id, hashtag_id, author_id, position)
    select id, hashtag, author_id, position from (
      select id, author_id, ${draw} as a, ${draw} as b, ${draw} as c, ${draw} as d from posts where ${between(posts, from, to)}
    ) as drawn cross join lateral (
      values (0, a), (1, nullif(b, a)), (2, case when c not in (a, b) then c end), (3, case when d not in (a, b, c) then d end)
    ) as edge (position, hashtag)
    where position <= id % 4 and hashtag is not null`
}

/** The rare hashtag at even distances, on those of the posts `from`–`to` that are to have it. */
export function seedRareEdges({ posts }: Scale, from: number, to: number): string {
  return `insert into post_hashtags (post_id, hashtag_id, author_id, position)
    select id, ${HASHTAGS}, author_id, 9 from posts
    where ${between(posts, from, to)}
      and id in (select ${idOf(posts)} from (select ceil(k * ${posts}::numeric / ${RARE_POSTS}) as n from generate_series(1, ${RARE_POSTS}) k) as rare)`
}

/** Posts whose text has their hashtags: those of all feeds that are read, however deep. */
const NAMED = 20_000

/** The names of hashtags into the newest of the posts \`from\`–\`to\`: a feed shows no post whose text does not have its hashtag. */
export function seedNames({ posts }: Scale, from: number, to: number): string {
  const first = Math.max(from, to - NAMED)
  return `update posts set hashtags = tagged.names || hashtags
    from (
      select edge.post_id, array_agg(h.name order by edge.position)::text[] as names
      from post_hashtags edge join hashtags h on h.id = edge.hashtag_id
      where ${between(posts, first, to, 'edge.post_id')} and h.id <> ${HASHTAGS}
      group by edge.post_id
    ) as tagged
    where posts.id = tagged.post_id`
}

/** The same of the rare hashtag, into all posts that have it. */
export function seedRareNames(): string {
  return `update posts set hashtags = array_prepend('${RARE_HASHTAG}', hashtags)
    where id in (select post_id from post_hashtags where hashtag_id = ${HASHTAGS})`
}

const between = (posts: number, from: number, to: number, column = 'id') =>
  `${column} >= (select ${idOf(posts)} from (select ${from} as n) as first) and ${column} <= (select ${idOf(posts)} from (select ${to} as n) as last)`

const RELATION = 'insert into relations (kind, actor_id, target_id, active, version, op_id, since)'

/** Ten follows a user, one in twenty of them taken back, and a like for every second post. */
export function seedRelations({ users }: Scale): string {
  return `${RELATION}
    select 1, actor, target, random() < 0.95, min(n), 'seed', min(n)
    from (select actor, n, 1 + floor(${users} * random() ^ 3)::bigint as target
      from generate_series(1, ${users}) actor, generate_series(1, 10) n) as drawn
    where actor <> target
    group by actor, target;
    ${RELATION}
    select 2, 1 + floor(${users} * random())::bigint, id, true, 1, 'seed', 1
    from posts tablesample bernoulli (50) repeatable (1);
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
