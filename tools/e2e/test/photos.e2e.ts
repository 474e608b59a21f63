import { randomUUID } from 'node:crypto'
import type { Post, Upload } from '@matjip/contracts'
import { expect, test } from 'vitest'
import { request, signIn } from '../src/client.ts'
import type { Session } from '../src/client.ts'
import { drawPhoto } from '../src/drawn-photo.ts'
import { stackUrl } from '../src/stack-url.ts'
import { until } from '../src/until.ts'
import { uploadPhoto } from '../src/upload-photo.ts'

/** Milliseconds: a stack that has just begun derives the demo's two thousand photos first, at some forty a second. */
const BACKLOG_MS = 170_000
const TEST_MS = BACKLOG_MS + 10_000

test(
  'a photo is posted as a placeholder, becomes ready, and is served from an origin of its own',
  { timeout: TEST_MS },
  async () => {
    const author = await signIn(stackUrl(), `photo_${randomUUID().slice(0, 8)}`)
    const uploadId = await uploadPhoto(author, drawPhoto(), 'image/png')
    const { body: post } = await author.call<Post>('POST', '/posts', {
      body: { text: '국밥 #사진', imageIds: [uploadId] },
      headers: { 'idempotency-key': randomUUID() },
      expect: 201,
    })
    expect(post.images).toMatchObject([{ id: uploadId, status: 'processing', variants: [] }])
    const look = async () => (await author.call<Post>('GET', `/posts/${post.id}`)).body
    const { images } = await until('the photo', look, (seen) => seen.images[0]?.status === 'ready', BACKLOG_MS)
    expect(images[0]).toMatchObject({ width: 96, height: 96, placeholder: expect.any(String) })
    for (const { url } of images[0]?.variants ?? []) {
      expect(new URL(url).origin).not.toBe(new URL(stackUrl()).origin)
      const answer = await fetch(url)
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'image/webp'])
      expect(answer.headers.get('cache-control')).toContain('immutable')
    }
    const { body: upload } = await author.call<Upload>('GET', `/uploads/${uploadId}`)
    expect(upload).toMatchObject({ state: 'attached', postId: post.id, image: { status: 'ready' } })
  },
)

test('the stream of an upload, through the gateway, ends once its image is ready', { timeout: TEST_MS }, async () => {
  const { body } = await request<{ accessToken: string }>(stackUrl(), 'POST', '/dev/token', {
    body: { handle: `photo_${randomUUID().slice(0, 8)}` },
  })
  const headers = { authorization: `Bearer ${body.accessToken}` }
  const call: Session['call'] = (method, path, options = {}) =>
    request(stackUrl(), method, path, { ...options, headers: { ...headers, ...options.headers } })
  const uploadId = await uploadPhoto({ userId: '', handle: '', call }, drawPhoto(), 'image/png')
  await call('POST', '/posts', {
    body: { text: '국밥', imageIds: [uploadId] },
    headers: { 'idempotency-key': randomUUID() },
  })
  const signal = AbortSignal.timeout(BACKLOG_MS)
  const answer = await fetch(new URL(`/uploads/events?uploadIds=${uploadId}`, stackUrl()), { headers, signal })
  const told = [...(await answer.text()).matchAll(/^data: (.*)$/gm)].map(
    ([, value = '']) => JSON.parse(value) as object,
  )
  expect(told.at(-2)).toMatchObject({ id: uploadId, state: 'attached', image: { status: 'ready' }, original: null })
  expect(told.at(-1)).toEqual({ reason: 'done' })
})
