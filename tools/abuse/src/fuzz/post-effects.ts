import type { PostEvents } from '@matjip/contracts'
import { readWindows } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import type { Effects } from './effects.ts'

/** A timeline that is there, and the types of events that bring a post into it. */
export interface Watched {
  name: string
  key: string
  types: readonly string[]
}

/** Posts of which nobody has been told, and the timelines of those who are to have them, and of others. */
export interface Audience {
  postIds: readonly number[]
  watched: readonly Watched[]
  /** The home of a follower who has none: it must stay so, for with a few posts it would pass for a whole one. */
  absentKey: string
}

/** More than a timeline holds. */
const ALL = 1_000

/** Their posts, newest first; undefined where there is none. */
export async function readTimelines(redis: Redis, watched: readonly Watched[]) {
  const wanted = watched.map(({ key }) => ({ key, before: Infinity, limit: ALL }))
  return (await readWindows(redis, wanted)).windows.map((window) => window?.postIds)
}

/** Holds timelines against what was told: each has the posts that right events brought, newest first, and no other. @param bodies right ones */
export async function postEffects(
  redis: Redis,
  { postIds, watched, absentKey }: Audience,
  bodies: readonly string[],
): Promise<Effects> {
  const there = new Set(postIds)
  const changes = bodies.flatMap((body) =>
    (JSON.parse(body) as PostEvents).events.flatMap((event) =>
      'version' in event && there.has(event.postId) ? [{ ...event, body }] : [],
    ),
  )
  const timelines = await readTimelines(redis, watched)
  const faults = watched.flatMap(({ name, types }, index) => {
    const due = new Map(changes.filter(({ type }) => types.includes(type)).map(({ postId, body }) => [postId, body]))
    return faultsOf(name, due, timelines[index])
  })
  if ((await redis.exists(absentKey)) > 0) faults.push('a home has come to be that nobody reads')
  const created = new Set(changes.filter(({ type }) => type === 'post.created').map(({ postId }) => postId))
  return { told: `${created.size} new posts, looked for in ${watched.length} timelines`, faults }
}

/** @param due the posts that belong there, each with the message that told of it */
function faultsOf(name: string, due: ReadonlyMap<number, string>, found: readonly number[] | undefined): string[] {
  if (found === undefined) return [`${name} is gone`]
  const missing = [...due].filter(([postId]) => !found.includes(postId))
  const more = found.filter((postId) => !due.has(postId))
  const isSorted = found.every((postId, index) => index === 0 || postId < (found[index - 1] ?? 0))
  return [
    ...missing.map(([postId, body]) => `right, and ${name} has no post ${postId}: ${body.slice(0, 300)}`),
    ...more.map((postId) => `${name} has post ${postId}, of which no right message told`),
    ...(isSorted ? [] : [`${name} is not newest first, each post once`]),
  ]
}
