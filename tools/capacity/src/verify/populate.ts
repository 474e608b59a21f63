import { createSnowflake, randomText } from './draw.ts'
import {
  addEvents,
  applyEntries,
  authorKey,
  beginFill,
  beginRebuild,
  beginViewer,
  fillCounts,
  hashtagTimelineKey,
  HOME_LIMITS,
  homeKey,
  listenToEvents,
  noteOwnWrite,
  publishRebuild,
  redisClock,
  setIntent,
  settleTargets,
  SHARED_LIMITS,
  shardOf,
  watchEpoch,
} from '@matjip/redis-keys'
import type { Epoch, PendingEntry, Redis } from '@matjip/redis-keys'
import { inLanes } from './lanes.ts'

/** Writes so many keys with so many entries each, as the product itself writes them. */
export type Populate = (redis: Redis, keys: number, entries: number) => Promise<void>

const ids = createSnowflake()
const userId = (place: number) => 3_274_439_000_000_000 + place * 7_919
const handle = (place: number) => `person_${place.toString(36)}`

function timelines(keyOf: (id: number) => string, limits: typeof HOME_LIMITS): Populate {
  return async (redis, keys, entries) => {
    // Everybody's are other ids: nothing may be shared by chance.
    const newest = Array.from({ length: entries }, () => ids()).reverse()
    await inLanes(keys, async (place) => {
      const rebuild = await beginRebuild(redis, keyOf(userId(place)))
      const snapshot = { postIds: newest, floor: newest.at(-1) ?? 0 }
      // Room for what comes between two trims: a plan counts a timeline as it is on average.
      const roomy = { ...limits, cap: Math.max(limits.cap, entries) }
      if (!rebuild || !(await publishRebuild(redis, rebuild, snapshot, roomy))) throw new Error('not published')
    })
  }
}

async function withEpoch(redis: Redis, work: (epoch: Epoch) => Promise<void>): Promise<void> {
  const epoch = watchEpoch(redis)
  await epoch.ask()
  try {
    await work(epoch)
  } finally {
    epoch.stop()
  }
}

/** Fragments come by twenty, a page. */
const PAGE = 20

const fragments: Populate = (redis, keys, bytes) =>
  withEpoch(redis, (epoch) =>
    inLanes(Math.ceil(keys / PAGE), async (page) => {
      const postIds = Array.from({ length: Math.min(PAGE, keys - page * PAGE) }, () => ids())
      const fill = await beginFill(redis, epoch, postIds)
      // Texts differ in length, half to one and a half times: the allocator rounds each up to a size of its own.
      const read = postIds.map((id, place) => {
        const length = Math.round((bytes - 60) * (0.5 + place / (PAGE - 1)))
        return [
          id,
          { authorId: userId(place), version: 1, tag: 'abcdefgh', body: Buffer.from(randomText(length)) },
        ] as const
      })
      await fill.store(new Map(read))
    }),
  )

const viewers: Populate = (redis, keys, bytes) =>
  withEpoch(redis, (epoch) =>
    inLanes(keys, async (place) => {
      const build = await beginViewer(redis, epoch, userId(place))
      const length = Math.round((bytes - 25) * (0.5 + (place % 20) / 19))
      if (!(await build?.store(Buffer.from(randomText(length))))) throw new Error('not stored')
    }),
  )

const click = (place: number, targetId: number) => ({
  kind: 'like' as const,
  actorId: userId(place),
  targetId,
  version: Date.now() * 1_000 + (place % 1_000),
  opId: `01JDQ${String(place).padStart(21, '0')}`,
  active: true,
})

/** So many for each key: whole numbers around a mean. */
const around = (mean: number, place: number) => Math.floor(mean) + (place % 100 < (mean % 1) * 100 ? 1 : 0)

const intents: Populate = (redis, keys, entries) =>
  inLanes(keys, async (place) => {
    for (let n = 0; n < around(entries, place); n += 1) await setIntent(redis, click(place, ids()))
  })

const settled: Populate = async (redis, keys, entries) => {
  const readAtMs = await redisClock(redis)
  await inLanes(keys, async (place) => {
    const targetId = ids()
    const pairs = Array.from({ length: around(entries, place) }, (_, n) => {
      const { actorId, version, opId, active } = click(place * 1_000 + n, targetId)
      return { actorId, row: { version, opId, active }, rejected: undefined }
    })
    const target = { kind: 'like' as const, base: { targetId, count: pairs.length, rev: 1 }, pairs }
    await settleTargets(redis, shardOf('like', targetId), readAtMs, [target])
  })
}

const counts: Populate = async (redis, keys) => {
  const readAtMs = await redisClock(redis)
  await inLanes(Math.ceil(keys / 100), async (place) => {
    const some = Array.from({ length: Math.min(100, keys - place * 100) }, (_, n) => ({
      targetId: ids(),
      count: n * 37,
      rev: n * 41,
    }))
    await fillCounts(redis, 'like', some, readAtMs)
  })
}

const ownWrites: Populate = (redis, keys, entries) =>
  inLanes(keys, async (place) => {
    for (let n = 0; n < around(entries, place); n += 1)
      await noteOwnWrite(redis, { authorId: userId(place), postId: ids(), change: 'created', version: 1 })
  })

const events: Populate = (redis, keys, entries) =>
  inLanes(keys, async (place) => {
    await listenToEvents(redis, userId(place))
    const told = Array.from({ length: around(entries, place) }, () => ({
      operation: click(place, ids()),
      outcome: { status: 'persisted' as const, effect: 'changed' as const },
      atMs: Date.now(),
    }))
    await addEvents(redis, told)
  })

/** Clicks that Postgres does not have: the message in one hash, what it shows in another. @param entries clicks a target */
export function pending(receiptHandle: number): Populate {
  return async (redis, keys, entries) => {
    await inLanes(keys, async (place) => {
      const targetId = ids()
      const shard = shardOf('like', targetId)
      const clicks = Array.from({ length: around(entries, place) }, (_, n): PendingEntry => {
        const number = place * 1_000 + n
        return {
          messageId: crypto.randomUUID(),
          receiptHandle: randomText(receiptHandle),
          receiveCount: 1,
          operation: { v: 1, ...click(number, targetId), actorHandle: handle(number), actorName: '미나' },
        }
      })
      await applyEntries(redis, shard, clicks)
    })
  }
}

export const populate: Readonly<Record<string, Populate>> = {
  'home timeline': timelines(homeKey, HOME_LIMITS),
  'author timeline': timelines(authorKey, SHARED_LIMITS),
  'hashtag timeline': timelines(hashtagTimelineKey, SHARED_LIMITS),
  'post fragment': fragments,
  viewer: viewers,
  'relation intents': intents,
  'relation settled': settled,
  'relation count': counts,
  'own writes': ownWrites,
  'relation events': events,
}
