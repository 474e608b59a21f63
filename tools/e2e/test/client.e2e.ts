import { createHash } from 'node:crypto'
import { createClient, isProblem } from '@matjip/client'
import type { Client } from '@matjip/client'
import { relationEvents, uploadEvents } from '@matjip/client/events'
import { waitForOperation } from '@matjip/client/operations'
import { items } from '@matjip/client/pages'
import { uploadPhoto } from '@matjip/client/upload'
import { expect, test } from 'vitest'
import { request } from '../src/client.ts'
import { drawPhoto } from '../src/drawn-photo.ts'
import { stackUrl } from '../src/stack-url.ts'

let people = 0

/** The client package as an app uses it: for a new person, whose first token is a bad one. */
function newPerson(): Client {
  const handle = `client_${Date.now() % 1e9}_${people++}`
  let token = 'not-a-token'
  const signIn = async ({ expired }: { expired: boolean }) => {
    if (expired) {
      const { body } = await request<{ accessToken: string }>(stackUrl(), 'POST', '/dev/token', { body: { handle } })
      token = body.accessToken
    }
    return token
  }
  return createClient({ baseUrl: stackUrl(), token: signIn })
}

test('a photo goes up with its checksum, is posted once however often it is sent and told of', async () => {
  const client = newPerson()
  const photo = new Blob([new Uint8Array(drawPhoto())], { type: 'image/png' })
  const progress: number[] = []
  const imageId = await uploadPhoto(client, photo, { onProgress: ({ sentBytes }) => progress.push(sentBytes) })
  expect(progress.at(-1)).toBe(photo.size)
  const body = { text: '클라이언트로 올린 국밥 #클라이언트국밥', imageIds: [imageId] }
  const params = { header: { 'idempotency-key': createHash('sha256').update(imageId).digest('hex') } }
  const post = await client.POST('/posts', { body, params })
  expect(await client.POST('/posts', { body, params })).toEqual(post)
  for await (const upload of uploadEvents(client, [imageId])) {
    if (upload.state === 'attached') break
  }
  for await (const { post: mine } of items(client, '/feed')) expect(mine.id).toBe(post.id)
})

test('own clicks are in the next read, the last one wins, and the stream tells what became of them', async () => {
  const client = newPerson()
  const { items: popular } = await client.GET('/feed/popular', { params: { query: { limit: 1 } } })
  const params = { path: { postId: popular[0]?.post.id ?? '' } }
  const events = relationEvents(client)
  expect((await events.next()).value).toEqual({ type: 'resync', reason: 'started' })
  await client.PUT('/relations/likes/{postId}', { params })
  await client.DELETE('/relations/likes/{postId}', { params })
  const last = await client.PUT('/relations/likes/{postId}', { params })
  expect(client.versions.get()).toBe(last.version)
  expect((await client.GET('/posts/{postId}', { params })).viewer).toMatchObject({ liked: true })
  for await (const event of events) {
    if (event.type === 'persisted' && event.operation.id === last.id) break
  }
  expect(await waitForOperation(client, last.id)).toMatchObject({ status: 'persisted', effect: 'changed' })
})

test('a list is walked over many pages without a repeat', async () => {
  const ids: string[] = []
  for await (const { post } of items(createClient({ baseUrl: stackUrl() }), '/feed/popular', {
    params: { query: { limit: 7 } },
  })) {
    if (ids.push(post.id) === 50) break
  }
  expect(ids).toHaveLength(50)
  expect(new Set(ids).size).toBe(50)
})

test('a refusal is a typed problem in the language that was asked for', async () => {
  const client = createClient({ baseUrl: stackUrl(), language: 'en' })
  const thrown = await client
    .GET('/posts/{postId}', { params: { path: { postId: '1' } } })
    .catch((error: unknown) => error)
  expect(isProblem(thrown, 'not-found')).toBe(true)
  expect(thrown).toMatchObject({
    status: 404,
    retryable: false,
    message: 'There is nothing here.',
    requestId: expect.stringMatching(/./),
  })
})
