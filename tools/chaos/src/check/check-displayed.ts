import type { User } from '@matjip/contracts'
import { readBaseCounts, readCounts } from '@matjip/relations'
import { until } from '@matjip/stack'
import type { World } from '../world/open-world.ts'
import { TARGETS } from '../world/targets.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'

/**
 * Milliseconds for a count that came back with an old snapshot of Redis to end: counts are cached for 60 s. Usually the
 * next settle has replaced it long before.
 */
const STALE_MS = 65_000

/** I4: what readers are shown equals Postgres: followers through the API, likes as post-service reads them. */
export async function checkDisplayed(world: World, apiOrigin: string): Promise<Finding> {
  let wrong: string[] = []
  const look = async () => {
    // A reader that gets an answer of another kind is not shown the truth either.
    wrong = await compare(world, apiOrigin).catch((error: unknown) => [String(error)])
    return wrong.length === 0
  }
  await until('displayed counts', STALE_MS, look).catch(() => {})
  return findingOf('displayed counts off', TARGETS.users.length + TARGETS.posts.length, wrong)
}

async function compare({ database: { pool }, redis }: World, apiOrigin: string): Promise<string[]> {
  const [followers, likes, shown] = await Promise.all([
    readBaseCounts(pool, 'followers', TARGETS.users),
    readBaseCounts(pool, 'likes', TARGETS.posts),
    readCounts({ redis, pool }, 'likes', TARGETS.posts),
  ])
  const profiles = new Map<number, number>()
  for (const id of TARGETS.users) profiles.set(id, await followersOf(`${apiOrigin}/users/${id}`))
  return [
    ...followers.map(({ targetId, count }) => ({
      what: `followers of ${targetId}`,
      count,
      is: profiles.get(targetId),
    })),
    ...likes.map(({ targetId, count }) => ({ what: `likes of ${targetId}`, count, is: shown.get(targetId) })),
  ].flatMap(({ what, count, is }) => (is === count ? [] : [`${what}: shown ${is}, Postgres ${count}`]))
}

async function followersOf(url: string): Promise<number> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return ((await answer.json()) as User).counts.followers
}
