import { beginRebuild, HOME_LIMITS, homeKey, publishRebuild, pushPost } from '@matjip/redis-keys'
import { openTestRedis } from '@matjip/redis-keys/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { postEffects } from './post-effects.ts'

const [FOLLOWER, STRANGER, SLEEPER] = [homeKey(11), homeKey(12), homeKey(13)]
const audience = {
  postIds: [20, 30],
  watched: [
    { name: 'the home of a follower', key: FOLLOWER, types: ['post.created'] },
    { name: 'the home of a stranger', key: STRANGER, types: [] },
  ],
  absentKey: SLEEPER,
}
/** Two of them are to have no effect here: an edit, and a post that is not there. */
const body = JSON.stringify({
  v: 1,
  writtenAtMs: 1,
  events: [
    { v: 1, type: 'post.created', postId: 20, authorId: 1, version: 1 },
    { v: 1, type: 'post.edited', postId: 30, authorId: 1, version: 2 },
    { v: 1, type: 'post.created', postId: 40, authorId: 1, version: 1 },
  ],
})

let redis: Awaited<ReturnType<typeof openTestRedis>>
beforeEach(async () => {
  redis = await openTestRedis()
  for (const key of [FOLLOWER, STRANGER]) {
    const rebuild = await beginRebuild(redis, key)
    if (rebuild) await publishRebuild(redis, rebuild, { postIds: [], floor: 0 }, HOME_LIMITS)
  }
})
afterEach(() => redis.disconnect())
const faults = async () => (await postEffects(redis, audience, [body])).faults

test('a post that a right message told of must have come to followers', async () => {
  expect(await faults()).toEqual([expect.stringContaining('the home of a follower has no post 20: {"v":1')])
  await pushPost(redis, [FOLLOWER], 20, HOME_LIMITS)
  expect(await faults()).toEqual([])
})

test('what nobody told of, or not to these, must be nowhere; lost, torn and new timelines are faults', async () => {
  await pushPost(redis, [FOLLOWER, STRANGER], 20, HOME_LIMITS)
  await redis.lpush(FOLLOWER, 10)
  await redis.set(SLEEPER, 'made by a push')
  expect(await faults()).toEqual([
    'the home of a follower has post 10, of which no right message told',
    'the home of a follower is not newest first, each post once',
    'the home of a stranger has post 20, of which no right message told',
    'a home has come to be that nobody reads',
  ])
  await redis.del(STRANGER)
  expect(await faults()).toContain('the home of a stranger is gone')
})
