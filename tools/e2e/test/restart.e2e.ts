import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PostPage, User } from '@matjip/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signIn } from '../src/client.ts'
import { startStack } from '../src/running-stack.ts'
import { drawPhoto } from '../src/drawn-photo.ts'
import { uploadPhoto } from '../src/upload-photo.ts'
import { until } from '../src/until.ts'

/** Milliseconds for three starts of a whole stack and two stops, each of which says by itself when it takes too long. */
const THREE_STARTS_MS = 180_000

let state: string
beforeAll(async () => void (state = await mkdtemp(join(tmpdir(), 'matjip-restart-'))))
afterAll(() => rm(state, { recursive: true, force: true }))

test(
  'posts, relations and people outlive a restart; a second start beside the first is refused',
  async () => {
    const args = ['--port', '0', '--state', state, '--empty']
    const first = await startStack(args)
    const mina = await signIn(first.url, 'mina')
    const jun = await signIn(first.url, 'jun')
    const imageId = await uploadPhoto(mina, drawPhoto(), 'image/png')
    await mina.call('POST', '/posts', {
      body: { text: '첫 글 #국밥', imageIds: [imageId] },
      headers: { 'idempotency-key': 'first' },
    })
    await jun.call('PUT', `/relations/follows/${mina.userId}`, { expect: 202 })
    await expect(startStack(args)).rejects.toThrow(/in use|running/)
    // The queue is in memory: stopping drains it, so that the click that was just accepted is not lost.
    expect(await first.stop()).toBe(0)

    const second = await startStack(args)
    expect(second.readyMs).toBeLessThan(60_000)
    const again = await signIn(second.url, 'jun')
    const posts = await again.call<PostPage>('GET', `/posts?authorId=${mina.userId}`)
    expect(posts.body.items.map(({ text }) => text)).toEqual(['첫 글 #국밥'])
    const profile = async () => (await again.call<User>('GET', `/users/${mina.userId}`)).body
    const seen = await until('the follow', profile, (user) => user.viewer?.followPending === false)
    expect([seen.viewer?.following, seen.counts.followers]).toEqual([true, 1])
    expect(await second.stop()).toBe(0)
  },
  THREE_STARTS_MS,
)
