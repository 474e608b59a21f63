import { relationKinds } from '@matjip/contracts'
import { nodesOf } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import type { Fact } from '../model/fact.ts'
import type { StoryPost } from '../model/story.ts'
import type { World } from '../world/open-world.ts'
import type { RunSchedule } from './run-schedule.ts'
import type { Walk } from './walk.ts'

/** Bytes of a value that are shown: the head of an entry, all of a list of the small settings. */
const SHOWN = 40

const FOLLOWS = `select kind, target_id, active, version from relations
  where actor_id = $1 and kind in (${relationKinds.follow}, ${relationKinds.hashtag})`

/**
 * What is known at the moment in which a fault was seen, as lines: the changes that decide whether the post is there, what the
 * stores have of reader and author, and what befell the world. Milliseconds count from the beginning of the walk.
 */
export async function bearWitness(
  { redis, database: { pool }, happened }: World,
  { story }: RunSchedule,
  { feed: { readerId }, span, items }: Walk,
  post: StoryPost | undefined,
): Promise<string[]> {
  const at = (ms: number | undefined) => (ms === undefined ? 'open' : String(Math.round(ms - span.since)))
  const changes = (name: string, fact: Fact<unknown>) =>
    fact
      .changes()
      .map(({ value, from, seenFrom }) => `${name} ${JSON.stringify(value)}: ${at(from)} to ${at(seenFrom)}`)
  const ofPost = post ? [...changes('is there', post.isThere), ...changes('is out', post.isOut)] : []
  const tags = new Set(post?.hashtags.changes().flatMap(({ value }) => value))
  const ofReader =
    post && readerId !== null
      ? [
          ...changes('hashtags', post.hashtags),
          ...changes('follows', story.follow(readerId, post.authorId)),
          ...[...tags].flatMap((tag) => changes(`follows ${tag}`, story.followTag(readerId, tag))),
        ]
      : []
  const rows = readerId === null ? [] : (await pool.query(FOLLOWS, [readerId])).rows
  const pulled = await pool.query('select * from pulled_authors where author_id = $1', [post?.authorId])
  return [
    `the walk, 0 to ${at(span.until)}: ${items.map(({ postId, reason }) => `${postId} ${reason.type}`).join(', ')}`,
    ...ofPost,
    ...ofReader,
    ...[...rows, ...pulled.rows].map((row) => JSON.stringify(row)),
    ...(readerId === null ? [] : await keysOf(redis.redis, readerId)),
    ...happened.map(({ name, from, until }) => `${name}: ${at(from)} to ${at(until)}`),
  ]
}

/** What Redis has of somebody, as far as it fits on a line. */
async function keysOf(redis: Redis, userId: number): Promise<string[]> {
  const lines: string[] = []
  for (const node of nodesOf(redis)) {
    for (const key of await node.keys(`*${userId}*`)) {
      const type = await node.type(key)
      const value =
        type === 'list'
          ? await node.lrange(key, 0, -1)
          : type === 'hash'
            ? await node.hgetall(key)
            : type === 'string'
              ? await node.getrange(key, 0, SHOWN)
              : type
      lines.push(`${key}: ${JSON.stringify(value)}`)
    }
  }
  return lines
}
