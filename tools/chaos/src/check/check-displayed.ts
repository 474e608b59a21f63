import type { User } from '@matjip/contracts'
import { readBaseCounts, readCounts, relationCounters } from '@matjip/relations'
import type { RelationCounter } from '@matjip/relations'
import { until } from '@matjip/stack'
import type { World } from '../world/open-world.ts'
import { TARGETS, targetsOf } from '../world/targets.ts'
import { findingOf } from './finding.ts'
import type { Finding } from './finding.ts'

/**
 * Milliseconds for a count that came back with an old snapshot of Redis to end: counts are cached for 60 s. Usually the
 * next settle has replaced it long before.
 */
const STALE_MS = 65_000

/** Counts that readers see with what is not folded yet on top. A kind without one has rows alone. */
const SHOWN = relationCounters.filter(({ owner }) => owner === 'target_id')
const LOOKS = SHOWN.reduce((sum, { kind }) => sum + targetsOf(kind).length, TARGETS.user.length)

/** I4: what readers are shown equals Postgres: every count of a target as the services read it, followers through the API too. */
export async function checkDisplayed(world: World, apiOrigin: string): Promise<Finding> {
  let wrong: string[] = []
  const look = async () => {
    // A reader that gets an answer of another kind is not shown the truth either.
    wrong = await compare(world, apiOrigin).catch((error: unknown) => [String(error)])
    return wrong.length === 0
  }
  await until('displayed counts', STALE_MS, look).catch(() => {})
  return findingOf('displayed counts off', LOOKS, wrong)
}

async function compare(world: World, apiOrigin: string): Promise<string[]> {
  const counts = SHOWN.map((counter) => compareCounts(world, counter))
  return (await Promise.all([compareProfiles(world, apiOrigin), ...counts])).flat()
}

async function compareCounts({ database: { pool }, redis }: World, { kind, counter }: RelationCounter) {
  const shown = await readCounts({ redis, pool }, counter, targetsOf(kind))
  const truth = await readBaseCounts(pool, counter, targetsOf(kind))
  return truth.flatMap(({ targetId, count }) => differences(`${counter} of ${targetId}`, shown.get(targetId), count))
}

async function compareProfiles({ database: { pool } }: World, apiOrigin: string): Promise<string[]> {
  const wrong: string[] = []
  for (const { targetId, count } of await readBaseCounts(pool, 'followers', TARGETS.user))
    wrong.push(...differences(`profile of ${targetId}`, await followersOf(`${apiOrigin}/users/${targetId}`), count))
  return wrong
}

const differences = (what: string, is: number | undefined, count: number) =>
  is === count ? [] : [`${what}: shown ${is}, Postgres ${count}`]

async function followersOf(url: string): Promise<number> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`)
  return ((await answer.json()) as User).counts.followers
}
