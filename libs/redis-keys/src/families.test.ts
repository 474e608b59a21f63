import { expect, test } from 'vitest'
import { entry, rowOf } from '../test/entry.ts'
import { keyFamilies } from './families.ts'
import { watchEpoch } from './epoch.ts'
import { sharedRateLimiter } from './limits/shared-rate-limiter.ts'
import { beginFill } from './posts/fragments.ts'
import { noteOwnWrite } from './posts/own-writes.ts'
import { applyEntries } from './relations/apply.ts'
import { fillCounts } from './relations/counts.ts'
import { listenToEvents, markEvents } from './relations/event-reader.ts'
import { setIntent } from './relations/intents.ts'
import { takeLease } from './relations/lease.ts'
import { redisClock } from './relations/pending.ts'
import { shardOf } from './relations/relation-keys.ts'
import { settleTargets } from './relations/settle.ts'
import { beginViewer } from './viewers/viewer-entries.ts'
import { openTestRedis } from './testing.ts'
import { pulledRevision } from './timelines/pulled.ts'
import { beginRebuild, publishRebuild } from './timelines/rebuild.ts'
import { authorKey, hashtagTimelineKey, homeKey } from './timelines/timeline-keys.ts'
import { HOME_LIMITS, SHARED_LIMITS } from './timelines/timeline-limits.ts'

test('every key that the callers write is of exactly one family, with its type and its TTL, and every family is written', async () => {
  const redis = await openTestRedis()
  const [like, follow] = [entry(1), entry(2, { kind: 'follow', targetId: 7 })]
  const now = await redisClock(redis)
  for (const one of [like, follow]) {
    const { kind, targetId } = one.operation
    const shard = shardOf(kind, targetId)
    await applyEntries(redis, shard, [one, entry(3, { kind, targetId })])
    const pairs = [{ actorId: one.operation.actorId, row: rowOf(one), rejected: undefined }]
    await settleTargets(redis, shard, now, [{ kind, base: { targetId, count: 1, rev: 1 }, pairs }])
    await setIntent(redis, one.operation)
    await takeLease(redis, shard, 'test')
  }
  await fillCounts(redis, 'like', [{ targetId: 101, count: 0, rev: 0 }], now)

  const epoch = watchEpoch(redis)
  await epoch.ask()
  const fill = await beginFill(redis, epoch, [8, 9])
  await fill.store(new Map([[8, null]]))
  await (await beginViewer(redis, epoch, 1))?.store(Buffer.from('entry'))
  epoch.stop()
  await noteOwnWrite(redis, { authorId: 1, postId: 8, change: 'created', version: 1 })

  await listenToEvents(redis, 1)
  await markEvents(redis, 1)

  for (const [key, limits] of [
    [homeKey(1), HOME_LIMITS],
    [authorKey(1), SHARED_LIMITS],
    [hashtagTimelineKey(1), SHARED_LIMITS],
  ] as const) {
    const rebuild = await beginRebuild(redis, key)
    if (rebuild) await publishRebuild(redis, rebuild, { postIds: [2, 1], floor: 0 }, limits)
  }
  await pulledRevision(redis)
  await sharedRateLimiter(redis, 'click', { requests: 2, seconds: 60 }).consume('{1}')

  const written = new Set<string>()
  for (const key of await redis.keys('*')) {
    const owners = keyFamilies.filter(({ matches }) => matches.test(key))
    expect(
      owners.map(({ name }) => name),
      key,
    ).toHaveLength(1)
    const [family] = owners
    if (!family) continue
    expect(await redis.type(key), key).toBe(family.type)
    const ttl = await redis.ttl(key)
    if (family.ttlS === null) expect(ttl, key).toBe(-1)
    else {
      expect(ttl, key).toBeGreaterThan(0)
      expect(ttl, key).toBeLessThanOrEqual(family.ttlS)
    }
    written.add(family.name)
  }
  expect([...written].sort()).toEqual(keyFamilies.map(({ name }) => name).sort())
  redis.disconnect()
})
