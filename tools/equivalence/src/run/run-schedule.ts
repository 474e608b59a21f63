import { createRandom } from '@matjip/chaos'
import { relationKinds } from '@matjip/contracts'
import { counterKinds } from '@matjip/db-schema'
import { judgeWalk } from '../check/judge-walk.ts'
import type { Fault } from '../check/judge-walk.ts'
import { createStory } from '../model/story.ts'
import type { Story } from '../model/story.ts'
import type { ServedFeed } from '../model/visible.ts'
import type { FeedChoice, Plan, Step } from '../plan/steps.ts'
import type { World } from '../world/open-world.ts'
import { uploadPixel } from '../world/photo.ts'
import { createActor } from './actor.ts'
import type { Api } from './api.ts'
import { delayCommit } from './delay-commit.ts'
import { createPeople } from './people.ts'
import type { People } from './people.ts'
import { walk } from './walk.ts'
import type { Walk } from './walk.ts'
import { bearWitness } from './witness.ts'

/** A fault of one schedule, with the walk or the step in which it was met. */
export interface ScheduleFault extends Fault {
  seed: number
  where: string
}

/** A schedule that has been run; at rest it is compared once more. */
export interface RunSchedule {
  plan: Plan
  people: People
  story: Story
  api: Api
  faults: ScheduleFault[]
  walks: number
  pages: number
  items: number
}

/** Creates the schedule's people. Parameters: ids. */
const PEOPLE_SQL = `insert into users (id, handle, display_name)
  select id, 'guest' || id, '손님 ' || id from unnest($1::bigint[]) as id`

/** Follows of long ago, with what they count. Parameters: who follows, whom. */
const STANDING_SQL = `
  with pair as (select actor_id, target_id from unnest($1::bigint[], $2::bigint[]) as pair (actor_id, target_id)),
  counted as (
    insert into counters (kind, owner_id, count)
    select ${counterKinds.followers}, target_id, count(*) from pair group by target_id
    union all
    select ${counterKinds.following}, actor_id, count(*) from pair group by actor_id
  )
  insert into relations (kind, actor_id, target_id, active, version, op_id, since)
  select ${relationKinds.follow}, actor_id, target_id, true, 1, 'before', 1 from pair`

let marks = 0

/**
 * Runs a plan's lanes side by side, and judges every walk.
 * @param onStep told of each step that is over
 */
export async function runSchedule(world: World, api: Api, plan: Plan, onStep: () => void): Promise<RunSchedule> {
  const people = createPeople(plan)
  const story = createStory()
  await world.database.pool.query(PEOPLE_SQL, [people.ids])
  const pairs = plan.standing.map(({ by, whom }) => [people.idOf(by), people.idOf(whom)] as const)
  const columns = [0, 1].map((side) => pairs.map((pair) => pair[side]))
  await world.database.pool.query(STANDING_SQL, columns)
  const now = performance.now()
  for (const pair of pairs) story.follow(...pair).change({ value: true, from: now, seenFrom: () => now })
  const run: RunSchedule = { plan, people, story, api, faults: [], walks: 0, pages: 0, items: 0 }
  const actor = createActor({
    api,
    story,
    people,
    clicks: world.clicks,
    events: world.events,
    delayCommit: (authorId, ms) => delayCommit(world.database.pool, authorId, ms),
    upload: (ownerId) => uploadPixel(world.database.pool, ownerId),
    nextMark: () => `m${plan.seed}n${(marks += 1)}`,
  })
  const random = createRandom(plan.seed).fork('evictions')
  const perform = async (step: Step): Promise<void> => {
    switch (step.do) {
      case 'post':
        return actor.post(step)
      case 'edit':
        return actor.edit(step)
      case 'delete':
        return actor.remove(step)
      case 'follow':
        return actor.follow(step)
      case 'follow tag':
        return actor.followTag(step)
      case 'block':
      case 'mute':
        return actor.hide(step)
      case 'evict':
        return void (await world.redis.evict(random, step.share))
      case 'read':
        return read(world, run, step)
    }
  }
  const runLane = async (steps: readonly Step[], lane: number) => {
    for (const [index, step] of steps.entries()) {
      await perform(step).catch((error: unknown) => {
        run.faults.push({
          seed: plan.seed,
          kind: 'refused',
          words: String(error),
          where: `lane ${lane + 1}, step ${index + 1}: ${JSON.stringify(step)}`,
        })
      })
      onStep()
    }
  }
  await Promise.all(plan.lanes.map(runLane))
  return run
}

async function read(
  world: World,
  run: RunSchedule,
  { by, what, limit, pages }: Extract<Step, { do: 'read' }>,
): Promise<void> {
  const feed = feedOf(run.people, by, what)
  const walked = await walk(run.api, feed, limit, pages)
  run.walks += 1
  run.pages += walked.pages
  run.items += walked.items.length
  const where = `${JSON.stringify(feed)} in pages of ${limit}`
  for (const fault of judgeWalk(run.story, walked)) await note(world, run, { fault, walked, where })
}

/** Keeps a fault with what is known at this moment. */
export async function note(
  world: World,
  run: RunSchedule,
  { fault, walked, where }: { fault: Fault; walked: Walk; where: string },
): Promise<void> {
  const post = run.story.posts.find(({ id }) => id === fault.postId)
  // Told of a store that is away just now, a witness has nothing to say.
  const lines = await bearWitness(world, run, walked, post).catch((error: unknown) => [String(error)])
  run.faults.push({ seed: run.plan.seed, ...fault, where: [where, ...lines].join('\n    ') })
}

function feedOf(people: People, by: number, what: FeedChoice): ServedFeed {
  const readerId = people.idOf(by)
  if (what.feed === 'home') return { feed: 'home', readerId }
  if (what.feed === 'tag') return { feed: 'tag', readerId, hashtag: people.nameOf(what.tag) }
  return { feed: 'user', readerId, userId: people.idOf(what.user) }
}
