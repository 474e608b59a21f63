import { compareWalk } from '../check/compare-walk.ts'
import type { ServedFeed } from '../model/visible.ts'
import { readOracle } from '../oracle/read-oracle.ts'
import type { World } from '../world/open-world.ts'
import { note } from './run-schedule.ts'
import type { RunSchedule } from './run-schedule.ts'
import { walk } from './walk.ts'

/** Page sizes of the two comparisons: many short pages, then few long ones, which find what the first has warmed. */
const LIMITS = [3, 10] as const

/** Compares every feed of a schedule with Postgres's answer, twice: the second time caches that the first has filled answer. */
export async function compareAtRest(world: World, run: RunSchedule): Promise<void> {
  for (const feed of feedsOf(run)) {
    const expected = await readOracle(world.database.pool, feed, run.people.ids)
    for (const limit of LIMITS) {
      const walked = await walk(run.api, feed, limit)
      run.walks += 1
      run.pages += walked.pages
      run.items += walked.items.length
      const where = `at rest, ${JSON.stringify(feed)} in pages of ${limit}`
      for (const fault of compareWalk(expected(limit), walked.items)) await note(world, run, { fault, walked, where })
    }
  }
}

/** All homes; each hashtag by a person and by nobody in turn; each person's own page as another sees it. */
function feedsOf({ plan, people }: RunSchedule): ServedFeed[] {
  const readerOf = (place: number) => people.ids[place % people.ids.length] ?? null
  return [
    ...people.ids.map((readerId): ServedFeed => ({ feed: 'home', readerId })),
    ...Array.from({ length: plan.tags }, (_, tag): ServedFeed => {
      return { feed: 'tag', readerId: tag % 3 === 2 ? null : readerOf(tag), hashtag: people.nameOf(tag) }
    }),
    ...people.ids.map((userId, place): ServedFeed => ({ feed: 'user', readerId: readerOf(place + 1), userId })),
  ]
}
