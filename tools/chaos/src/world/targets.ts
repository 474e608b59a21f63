/** Whom and what people click. Small numbers: ids of ours are otherwise snowflakes, so they collide with nothing. */
export interface Targets {
  users: readonly number[]
  posts: readonly number[]
  /** Posts that do not exist: clicks on them are void. */
  missing: readonly number[]
}

const range = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)

/** 40 users and 60 posts: few enough that pairs are clicked again and again, spread over all 16 shards. */
export const TARGETS: Targets = { users: range(1_001, 40), posts: range(5_001, 60), missing: range(9_001, 3) }
/** Actors: nobody has met them when the run begins, so the fold has to create them. */
export const ACTORS: readonly number[] = range(100_001, 1_500)

/** Creates the targets that exist. Parameters: ids of users, ids of posts. */
export const SEED_USERS = `insert into users (id, handle, display_name)
  select id, 'target' || id, '손님 ' || id from unnest($1::bigint[]) as id`
export const SEED_POSTS = `insert into posts (id, author_id, text, hashtags)
  select id, $2, '#국밥', '{국밥}' from unnest($1::bigint[]) as id`
