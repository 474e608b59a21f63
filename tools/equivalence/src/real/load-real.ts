import { createRandom } from '@matjip/chaos'
import type { Random } from '@matjip/chaos'
import { createSnowflake, relationKinds } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { extractHashtags } from '@matjip/hashtags'
import { readFollows } from '@matjip/seed/real'
import type { RealInput } from '@matjip/seed/real'

/** What was loaded. */
export interface RealWorld {
  /** Everybody, those with the most followers first. */
  people: readonly number[]
  follows: number
  /** The real tag sets, one a post. */
  tagSets: readonly (readonly string[])[]
  /** Normal forms, those of the most posts first. */
  hashtags: readonly string[]
}

/** Ids of the graphs' people begin here: no other people of this tool have them. */
const FIRST_PERSON = 600_000_000
/** Days over which the posts are spread, one after the other. */
const DAYS = 14
const DAY_MS = 24 * 3_600_000

const PEOPLE = `insert into users (id, handle, display_name)
  select id, 'node' || id, '손님 ' || id from unnest($1::bigint[]) as id`
const FOLLOWS = `insert into relations (kind, actor_id, target_id, active, version, op_id, since)
  select ${relationKinds.follow}, actor, target, true, version, 'real', version
  from unnest($1::bigint[], $2::bigint[], $3::bigint[]) as f (actor, target, version) on conflict do nothing`
const POSTS = `insert into posts (id, author_id, text, hashtags)
  select id, author_id, text, hashtags from jsonb_to_recordset($1) as p (id bigint, author_id bigint, text text, hashtags text[])`
const NAMES = `insert into hashtags (name, display) select name, name from unnest($1::text[]) as name on conflict do nothing`
const EDGES = `insert into post_hashtags (post_id, hashtag_id, author_id, position)
  select e.post_id, h.id, e.author_id, e.position
  from jsonb_to_recordset($1) as e (post_id bigint, author_id bigint, name text, position smallint) join hashtags h using (name)`

/** Loads both graphs as follows (Reed98's friendships both ways) and each tag set as a post of somebody who is followed. */
export async function loadReal(pool: Database['pool'], input: RealInput, seed: number): Promise<RealWorld> {
  const random = createRandom(seed).fork('real')
  const graph = readFollows(input)
  const ids = new Map<string, number>()
  const idOf = (handle: string) => {
    const id = ids.get(handle) ?? FIRST_PERSON + ids.size
    ids.set(handle, id)
    return id
  }
  const edges = graph.map(({ from, to }) => ({ actor: idOf(from), target: idOf(to) }))
  const followers = new Map<number, number>()
  for (const { target } of edges) followers.set(target, (followers.get(target) ?? 0) + 1)
  const people = [...ids.values()].sort((a, b) => (followers.get(b) ?? 0) - (followers.get(a) ?? 0))
  await pool.query(PEOPLE, [people])
  const version = Date.now() * 1_000
  await pool.query(FOLLOWS, [
    edges.map(({ actor }) => actor),
    edges.map(({ target }) => target),
    edges.map((_, index) => version + index),
  ])

  const tagSets = input.readLines('tagSets').map((line) => JSON.parse(line) as string[])
  const posts = drawPosts(tagSets, edges, random)
  const counts = new Map<string, number>()
  for (const { hashtags } of posts) for (const name of hashtags) counts.set(name, (counts.get(name) ?? 0) + 1)
  await pool.query(POSTS, [JSON.stringify(posts)])
  await pool.query(NAMES, [[...counts.keys()]])
  const postEdges = posts.flatMap(({ id, author_id, hashtags }) =>
    hashtags.map((name, position) => ({ post_id: id, author_id, name, position })),
  )
  await pool.query(EDGES, [JSON.stringify(postEdges)])
  await pool.query('analyze')
  const hashtags = [...counts].sort(([, a], [, b]) => b - a).map(([name]) => name)
  return { people, follows: edges.length, tagSets, hashtags }
}

/** As post-service would write them. An author is the target of a drawn follow: who has many followers posts more. */
function drawPosts(tagSets: readonly string[][], edges: readonly { target: number }[], random: Random) {
  let at = Date.now() - DAYS * DAY_MS
  const nextId = createSnowflake(30, () => Math.floor(at))
  return tagSets.map((tags, index) => {
    at += (DAYS * DAY_MS) / tagSets.length
    const text = textOf(`r${index}`, tags)
    const hashtags = [...new Set(extractHashtags(text).map(({ normalized }) => normalized))]
    return { id: nextId(), author_id: random.pick(edges).target, text, hashtags }
  })
}

/** The tags as they were typed, after a word that is the post's own. */
export function textOf(mark: string, tags: readonly string[]): string {
  return [mark, ...tags.map((tag) => `#${tag}`)].join(' ')
}
