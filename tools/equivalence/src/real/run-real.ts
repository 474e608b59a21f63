import { setTimeout as sleep } from 'node:timers/promises'
import { createRandom } from '@matjip/chaos'
import type { Random, Tally } from '@matjip/chaos'
import { formatId } from '@matjip/contracts'
import type { Post } from '@matjip/contracts'
import type { RealInput } from '@matjip/seed/real'
import { compareWalk } from '../check/compare-walk.ts'
import { createFaultRunner, drawFaults } from '../faults/world-faults.ts'
import type { ServedFeed } from '../model/visible.ts'
import { readOracle } from '../oracle/read-oracle.ts'
import type { Api } from '../run/api.ts'
import { rest } from '../run/rest.ts'
import type { ScheduleFault } from '../run/run-schedule.ts'
import { inTurn } from '../run/in-turn.ts'
import { walk } from '../run/walk.ts'
import { uploadPixel } from '../world/photo.ts'
import type { World } from '../world/open-world.ts'
import { loadReal, textOf } from './load-real.ts'
import type { RealWorld } from './load-real.ts'

/** Homes that are compared, half of them of the most followed people, who also follow most. */
const HOMES = 150
/** Hashtags that are compared: the most used, and as many of the others. */
const HASHTAGS = 60
/** Hashtags that each reader follows. */
const FOLLOWED_TAGS = 3
/** Steps that people take between the two comparisons, and faults of the world meanwhile. */
const STEPS = 1_200
const FAULTS = 16
/** People who act at once. */
const AT_ONCE = 10
/** Page sizes of the comparisons. */
const LIMITS = [20, 50] as const

export interface RealResult {
  faults: ScheduleFault[]
  walks: number
  pages: number
  items: number
  /** What it ran on, in words. */
  input: string
}

/** Compares feeds over the real graphs and tag sets with Postgres: as loaded, and after people have lived on them under faults. */
export async function runReal(
  world: World,
  api: Api,
  { input, seed, tally, say }: { input: RealInput; seed: number; tally: Tally; say: (line: string) => void },
): Promise<RealResult> {
  const random = createRandom(seed).fork('living')
  const real = await loadReal(world.database.pool, input, seed)
  const described = `${real.people.length} people, ${real.follows} follows, ${real.tagSets.length} tag sets, ${real.hashtags.length} hashtags`
  say(described)
  const result: RealResult = { faults: [], walks: 0, pages: 0, items: 0, input: described }
  const feeds = await feedsToCompare(api, real, random)
  await rest(world)
  await compareAll(world, api, real, feeds, result, seed)
  say(`as loaded: ${result.walks} walks, ${result.faults.length} faults`)

  const runner = createFaultRunner(world, random.fork('faults'), drawFaults(random, STEPS, FAULTS), tally)
  await world.redis.takeSnapshot()
  world.sqsProxy.setFaulting(true)
  await inTurn(Array.from({ length: STEPS }), AT_ONCE, async () => {
    await liveOn(world, api, real, random, feeds, result, seed)
    runner.onStep()
  })
  await runner.over()
  world.sqsProxy.setFaulting(false)
  await world.product.ready()
  await rest(world)
  await compareAll(world, api, real, feeds, result, seed)
  say(`after ${STEPS} steps: ${result.walks} walks, ${result.faults.length} faults`)
  return result
}

/** Readers follow some of the most used hashtags; who is compared is drawn. */
async function feedsToCompare(api: Api, real: RealWorld, random: Random): Promise<ServedFeed[]> {
  const most = real.people.slice(0, 4 * HOMES)
  const readers = [
    ...new Set(
      random
        .shuffle(most)
        .slice(0, HOMES / 2)
        .concat(random.shuffle(real.people).slice(0, HOMES / 2)),
    ),
  ]
  await inTurn(readers, AT_ONCE, async (readerId) => {
    for (const name of random.shuffle(real.hashtags.slice(0, 40)).slice(0, FOLLOWED_TAGS)) {
      const path = `/relations/hashtags/${encodeURIComponent(name)}`
      await api.ask({ service: 'relations', method: 'PUT', path, userId: readerId, expected: [202] })
    }
  })
  const names = [
    ...real.hashtags.slice(0, HASHTAGS),
    ...random.shuffle(real.hashtags.slice(HASHTAGS)).slice(0, HASHTAGS),
  ]
  return [
    ...readers.map((readerId): ServedFeed => ({ feed: 'home', readerId })),
    ...names.map((hashtag): ServedFeed => ({ feed: 'tag', readerId: null, hashtag })),
    ...readers.slice(0, HOMES / 4).map((userId): ServedFeed => ({ feed: 'user', readerId: null, userId })),
  ]
}

async function compareAll(
  world: World,
  api: Api,
  real: RealWorld,
  feeds: readonly ServedFeed[],
  result: RealResult,
  seed: number,
): Promise<void> {
  await inTurn(feeds, AT_ONCE, async (feed) => {
    const expected = await readOracle(world.database.pool, feed, real.people)
    for (const limit of LIMITS) {
      const walked = await walk(api, feed, limit)
      result.walks += 1
      result.pages += walked.pages
      result.items += walked.items.length
      const where = `at rest, ${JSON.stringify(feed)} in pages of ${limit}`
      for (const fault of compareWalk(expected(limit), walked.items)) result.faults.push({ seed, where, ...fault })
    }
  })
}

let marks = 0

/** Somebody posts with a real tag set, follows, unfollows, or reads some pages, which must be in order and without repeats. */
async function liveOn(
  world: World,
  api: Api,
  { people, tagSets }: RealWorld,
  random: Random,
  feeds: readonly ServedFeed[],
  result: RealResult,
  seed: number,
): Promise<void> {
  const draw = random.next()
  if (draw < 0.3) {
    const authorId = random.pick(people.slice(0, 1_000))
    const mark = `l${(marks += 1)}`
    const imageIds = [await uploadPixel(world.database.pool, authorId)]
    const { body } = await api.ask({
      service: 'posts',
      method: 'POST',
      path: '/posts',
      userId: authorId,
      headers: { 'idempotency-key': mark },
      body: { text: textOf(mark, random.pick(tagSets).slice(0, 30)), imageIds },
      expected: [201, 422],
    })
    const { id } = JSON.parse(body) as Post
    // Some are taken back at once, while they are being fanned out.
    if (id !== undefined && random.chance(0.2))
      await api.ask({
        service: 'posts',
        method: 'DELETE',
        path: `/posts/${id}`,
        userId: authorId,
        expected: [204, 404],
      })
    return
  }
  const feed = random.pick(feeds)
  if (draw < 0.5 && feed.readerId !== null) {
    const target = random.pick(people.slice(0, 1_000))
    if (target === feed.readerId) return
    const path = `/relations/follows/${formatId(target)}`
    const method = random.chance(0.6) ? 'PUT' : 'DELETE'
    await api.ask({ service: 'relations', method, path, userId: feed.readerId, expected: [202] })
    return
  }
  const walked = await walk(api, feed, random.pick([3, 20]), 5)
  await sleep(0)
  result.walks += 1
  result.pages += walked.pages
  result.items += walked.items.length
  const where = `while living, ${JSON.stringify(feed)}`
  walked.items.forEach(({ postId }, index) => {
    const before = walked.items[index - 1]
    if (before && before.postId <= postId)
      result.faults.push({ seed, where, kind: 'out of order', words: `post ${postId} after ${before.postId}` })
  })
}
