import { relationKinds, snowflakeAt } from '@matjip/contracts'
import { until } from '@matjip/e2e'
import { authorKey, HOME_LIMITS, homeKey } from '@matjip/redis-keys'
import type { AttackedStack } from '../world/open-stack.ts'
import { meet } from '../world/people.ts'
import { readTimelines } from './post-effects.ts'
import type { Audience } from './post-effects.ts'

/** As many as a timeline keeps: whatever is told of, none is trimmed. */
const POSTS = HOME_LIMITS.cap
/** $1 the author, $2 who follows, $3 whether they still do. */
const FOLLOWS = `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
  select ${relationKinds.follow}, actor_id, $1, active, 1, 'fuzz', 1
  from unnest($2::bigint[], $3::boolean[]) as follow (actor_id, active)`
/** $1 posts, $2 their author. */
const WRITE = `insert into posts (id, author_id, text, hashtags) select id, $2, '국밥', '{}' from unnest($1::bigint[]) as id`

/**
 * An author with posts, and people about them who have read their feeds. The posts are written by SQL, past the outbox: what
 * brings them into a timeline is a message of the fuzzer's, and nothing else.
 */
export async function makeAudience(stack: AttackedStack): Promise<Audience> {
  const [author, follower, leaver, stranger, sleeper] = await Promise.all(
    ['author', 'follower', 'leaver', 'stranger', 'sleeper'].map((name) => meet(stack, `fuzz_${name}`)),
  )
  if (!author || !follower || !leaver || !stranger || !sleeper) throw new Error('not everybody was met')
  const idOf = ({ userId }: { userId: string }) => Number(userId)
  await stack.pool.query(FOLLOWS, [idOf(author), [follower, leaver, sleeper].map(idOf), [true, false, true]])
  for (const reader of [author, follower, leaver, stranger]) await reader.call('GET', '/feed')
  await stranger.call('GET', `/feed/users/${author.userId}`)
  const watched = [
    { name: 'the home of the author', key: homeKey(idOf(author)), types: ['post.created'] },
    { name: 'the home of a follower', key: homeKey(idOf(follower)), types: ['post.created'] },
    { name: 'the home of one who follows no more', key: homeKey(idOf(leaver)), types: [] },
    { name: 'the home of a stranger', key: homeKey(idOf(stranger)), types: [] },
    { name: 'the timeline of the author', key: authorKey(idOf(author)), types: ['post.created', 'post.edited'] },
  ]
  const look = () => readTimelines(stack.redis, watched)
  await until('the timelines', look, (timelines) => timelines.every((postIds) => postIds !== undefined))
  const postIds = Array.from({ length: POSTS }, (_, index) => snowflakeAt(Date.now(), index))
  await stack.pool.query(WRITE, [postIds, idOf(author)])
  return { postIds, watched, absentKey: homeKey(idOf(sleeper)) }
}
