import type { RelationKind, RelationMessage } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { forgetViewers, watchEpoch } from '@matjip/redis-keys'
import type { Epoch, Target } from '@matjip/redis-keys'
import { readTogether } from '@matjip/redis-keys'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { click, openWorld } from '../../test/world.ts'
import { commitEntries } from '../fold/commit-entries.ts'
import { writeIntent } from '../intents.ts'
import { readViewerState } from '../read-viewer-state.ts'
import { applyDeliveries } from '../apply-deliveries.ts'
import { holdLease } from './lease.ts'
import type { ViewerLease } from './lease.ts'
import { createViewers } from './viewers.ts'

const ME = 1
/** By their keys: a click on a hashtag whose name has another key is void. */
const HASHTAGS = new Map(['마라탕', '국밥'].map((name) => [hashtagKeyOf(name), name]))
const IDS = { follow: [2, 3], like: [100, 101], savePost: [100, 101], hashtag: [...HASHTAGS.keys()] }
const TARGETS: Target[] = (Object.keys(IDS) as (keyof typeof IDS)[]).flatMap((kind) =>
  IDS[kind].map((targetId) => ({ kind, targetId })),
)

let world: Awaited<ReturnType<typeof openWorld>>
let epoch: Epoch
let lease: ViewerLease
beforeAll(async () => {
  world = await openWorld()
  epoch = watchEpoch(world.redis)
  await epoch.ask()
  lease = holdLease(world, epoch)
  await lease.renew()
})
afterAll(async () => {
  lease.stop()
  epoch.stop()
  await world.close()
})
beforeEach(async () => {
  await world.empty()
  world.log.clear()
  await world.users(1, 2, 3)
  await world.posts(100, 101)
})

/** The caches of a process of its own. @param of the epoch that it sees */
function createProcess(of: Epoch = epoch) {
  let statements = 0
  const pool = new Proxy(world.pool, {
    get(target, name) {
      if (name === 'query') statements += 1
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  const viewers = createViewers({ ...world.stores, pool, epoch: of, lease })
  const open = async () => {
    const [parts] = await readTogether(world.redis, [viewers.reading(ME)])
    const viewer = await viewers.open(ME, parts)
    if (!viewer) throw new Error('the entry is not believed')
    return viewer
  }
  return { open, statements: () => statements }
}

/** What the record, the overlay and the intents say: the slow way. */
async function oracle() {
  const of = (wanted: RelationKind) => TARGETS.filter(({ kind }) => kind === wanted).map(({ targetId }) => targetId)
  const state = await readViewerState(world.stores, ME, {
    userIds: of('follow'),
    postIds: of('like'),
    hashtagKeys: of('hashtag'),
  })
  const list = { follow: state.users, like: state.posts, savePost: state.savedPosts, hashtag: state.hashtags }
  return TARGETS.map(
    ({ kind, targetId }) => list[kind as keyof typeof list].get(targetId) ?? { active: false, pending: false },
  )
}

type Step =
  | { do: 'click' | 'slow-click' | 'lost-click'; target: number; active: boolean }
  | { do: 'deliver' | 'fold' | 'commit-and-die' | 'wipe' | 'expire' }

const aClick = (what: 'click' | 'slow-click' | 'lost-click') =>
  fc.record({ do: fc.constant(what), target: fc.nat(TARGETS.length - 1), active: fc.boolean() })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: aClick('click') },
  { weight: 2, arbitrary: aClick('slow-click') },
  { weight: 2, arbitrary: aClick('lost-click') },
  {
    weight: 6,
    arbitrary: fc
      .constantFrom('deliver' as const, 'fold' as const, 'commit-and-die' as const, 'wipe' as const, 'expire' as const)
      .map((what) => ({ do: what })),
  },
)

test('an entry and the newest clicks say what the record says, pending or not; a click lost with Redis once it is folded', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const processes = [createProcess(), createProcess()]
        let version = Date.now() * 1_000
        let waiting: RelationMessage[] = []
        /** Clicks whose intent was lost with Redis: until the fold they may be seen or not. */
        const lost = new Set<number>()
        const unfolded = new Set<number>()
        for (const [index, next] of steps.entries()) {
          if (next.do === 'click' || next.do === 'slow-click' || next.do === 'lost-click') {
            version += 1
            lost.delete(next.target)
            unfolded.add(next.target)
            const message = clickOn(next.target, next.active, version)
            // Slow: the consumer is quicker than the intent.
            if (next.do === 'slow-click') await world.deliver(message)
            else waiting.push(message)
            // Lost: Redis was away for a moment, and what it has of the pair is older.
            if (next.do === 'lost-click') lost.add(next.target)
            else expect(await writeIntent(world.redis, message)).toBe(true)
          } else if (next.do === 'deliver') {
            await world.deliver(...waiting)
            waiting = []
          } else if (next.do === 'fold') {
            await world.fold()
            // What is still in the queue is not folded.
            const queued = new Set(waiting.map(placeOf))
            for (const place of lost) if (!queued.has(place)) lost.delete(place)
            unfolded.clear()
            for (const place of queued) unfolded.add(place)
          } else if (next.do === 'commit-and-die') await commitEntries(world.ports, (await pendingOfAll()).flat())
          else if (next.do === 'expire') await forgetViewers(world.redis, [ME])
          else {
            await world.redis.flushdb()
            for (const place of unfolded) lost.add(place)
            // The visibility timeout ends, and the queue delivers again what nobody has acknowledged.
            await applyDeliveries(world.store, world.log.redeliver())
          }
          const process = processes[index % 2]!
          const viewer = await process.open()
          const seen = await viewer.relations(TARGETS)
          const expected = await oracle()
          const sure = <T>(list: readonly T[]) => list.filter((_one, place) => !lost.has(place))
          expect([next, sure(seen)]).toEqual([next, sure(expected)])
          for (const [place, { kind, targetId }] of TARGETS.entries()) {
            if (lost.has(place)) continue
            if (kind === 'follow') expect(viewer.follows(targetId)).toBe(expected[place]?.active)
            if (kind === 'hashtag') expect(viewer.hashtags().includes(targetId)).toBe(expected[place]?.active)
          }
        }
      })
      .beforeEach(async () => {
        await world.redis.flushdb()
        world.log.clear()
        await world.pool.query('truncate relations, counters, relation_failures')
      }),
    { numRuns: 60 },
  )
}, 120_000)

const pendingOfAll = async () => Promise.all([0, 1].map(async (shard) => (await world.store.claim(shard, 100)).entries))

const placeOf = (message: RelationMessage) =>
  TARGETS.findIndex(({ kind, targetId }) => kind === message.kind && targetId === message.targetId)

function clickOn(place: number, active: boolean, version: number): RelationMessage {
  const target = TARGETS[place]!
  const name = target.kind === 'hashtag' ? { targetName: HASHTAGS.get(target.targetId) } : {}
  return click({ ...target, ...name, actorId: ME, active, version, opId: `op-${version}` } as Partial<RelationMessage>)
}

test('a warm viewer costs no statement, also after clicks that the record has', async () => {
  const process = createProcess()
  const message = clickOn(2, true, Date.now() * 1_000)
  await world.deliver(message)
  await writeIntent(world.redis, message)
  await world.fold()
  await (await process.open()).relations(TARGETS)
  const before = process.statements()
  const viewer = await process.open()
  expect((await viewer.relations(TARGETS))[2]).toEqual({ active: true, pending: false })
  expect(process.statements()).toBe(before)
})

test('another process takes the entry from Redis', async () => {
  await (await createProcess().open()).relations(TARGETS)
  const other = createProcess()
  await (await other.open()).relations(TARGETS)
  expect(other.statements()).toBe(0)
})

test('however many ask for one viewer at once after a wipe, the record is asked twice', async () => {
  const process = createProcess()
  await Promise.all(Array.from({ length: 40 }, () => process.open()))
  expect(process.statements()).toBeLessThanOrEqual(2)
})

test('a click whose intent was lost counts once it is folded, also for a process that remembers the one before it', async () => {
  const process = createProcess()
  const [first, second] = [true, false].map((active, n) => clickOn(0, active, Date.now() * 1_000 + n)) as [
    RelationMessage,
    RelationMessage,
  ]
  await world.deliver(first)
  await writeIntent(world.redis, first)
  await world.fold()
  expect((await process.open()).follows(2)).toBe(true)
  // Redis was away for a moment when it was accepted.
  await world.deliver(second)
  await world.fold()
  expect((await process.open()).follows(2)).toBe(false)
  expect((await (await process.open()).relations(TARGETS))[0]).toEqual({ active: false, pending: false })
})

test('a Redis that comes back as it was before a click brings nothing back, in a process that knew it then either', async () => {
  let history = 'one_____'
  const now = () => history
  const process = createProcess({ ...epoch, of: now, all: now })
  const clicks = [false, true].map((active, n) => clickOn(0, active, Date.now() * 1_000 + n))
  const keys = new Map<string, Buffer>()
  for (const [index, one] of clicks.entries()) {
    await world.deliver(one)
    await writeIntent(world.redis, one)
    await world.fold()
    if (index > 0) break
    expect((await process.open()).follows(2)).toBe(false)
    for (const key of await world.redis.keys('*')) keys.set(key, (await world.redis.dumpBuffer(key)) as Buffer)
  }
  await world.redis.flushdb()
  for (const [key, dump] of keys) await world.redis.restore(key, 0, dump)
  history = 'another_'
  expect((await process.open()).follows(2)).toBe(true)
  expect((await (await process.open()).relations(TARGETS))[0]).toEqual({ active: true, pending: false })
})
