import { randomUUID } from 'node:crypto'
import type { HashtagList, OpenReportPage, Post, RelationOperation, RestaurantPage } from '@matjip/contracts'
import { expect, test } from 'vitest'
import { signIn } from '../src/client.ts'
import type { Session } from '../src/client.ts'
import { drawPhoto } from '../src/drawn-photo.ts'
import { stackUrl } from '../src/stack-url.ts'
import { until } from '../src/until.ts'
import { uploadPhoto } from '../src/upload-photo.ts'

test('a post that a moderator hides is in no read through the gateway any more; shown again it is in all of them', async () => {
  const name = (who: string) => `${who}_${Date.now() % 1e9}`
  const author = await signIn(stackUrl(), name('mauthor'))
  const friend = await signIn(stackUrl(), name('mfriend'))
  const moderator = await signIn(stackUrl(), name('mmod'), ['moderator'])
  await author.call('GET', '/users/me')
  const tag = `신고${Date.now() % 1e6}`
  const near = await author.call<RestaurantPage>('GET', '/restaurants?near=37.5443,127.0557&limit=1')
  const restaurantId = near.body.items[0]?.id ?? ''
  const persisted = async (path: string) => {
    const { body } = await friend.call<RelationOperation>('PUT', `/relations/${path}`)
    const look = async () =>
      (await friend.call<RelationOperation>('GET', `/relations/operations/${body.id}`)).body.status
    await until(path, look, (status) => status === 'persisted')
  }
  await persisted(`follows/${author.userId}`)
  await friend.call('GET', '/feed')
  const imageId = await uploadPhoto(author, drawPhoto(), 'image/png')
  const { body: post } = await author.call<Post>('POST', '/posts', {
    body: { text: `신고될 국밥 #${tag}`, imageIds: [imageId], restaurantId },
    headers: { 'idempotency-key': randomUUID() },
  })
  await persisted(`saves/posts/${post.id}`)

  const reads = [
    '/feed',
    `/feed/hashtags/${encodeURIComponent(tag)}`,
    `/feed/users/${author.userId}`,
    `/feed/restaurants/${restaurantId}`,
    '/feed/nearby?lat=37.5443&lng=127.0557&radius=300',
    `/posts/${post.id}`,
    `/posts?authorId=${author.userId}`,
    '/relations/saves/posts',
  ]
  const showing = async (viewer: Session, paths: readonly string[]) => {
    const shown = await Promise.all(
      paths.map(async (path) => {
        const text = await viewer.call('GET', path).then(
          ({ body }) => JSON.stringify(body),
          (error: Error) => {
            if (!error.message.includes('answered 404')) throw error
            return ''
          },
        )
        return text.includes(`"id":"${post.id}"`) ? [path] : []
      }),
    )
    return shown.flat()
  }
  await until(
    'the fan-out',
    () => showing(friend, reads),
    (shown) => shown.length === reads.length,
  )
  const countOf = async () => {
    const { body } = await friend.call<HashtagList>('GET', `/feed/hashtags?prefix=${encodeURIComponent(tag)}`)
    return body.items.find(({ hashtag }) => hashtag === tag)?.counts.posts ?? 0
  }
  expect(await countOf()).toBe(1)

  await friend.call('POST', `/posts/${post.id}/reports`, {
    body: { reason: 'spam' },
    headers: { 'idempotency-key': randomUUID() },
    expect: 201,
  })
  await friend.call('GET', '/moderation/reports', { expect: 403 })
  const queue = async () => (await moderator.call<OpenReportPage>('GET', '/moderation/reports?limit=50')).body.items
  expect((await queue()).map((one) => one.post.id)).toContain(post.id)
  await moderator.call('PUT', `/moderation/posts/${post.id}/hidden`, { body: { reason: 'spam' }, expect: 200 })
  // Each process hears of it, milliseconds after the answer.
  for (const viewer of [friend, author, moderator])
    await until(
      'every process has heard of it',
      () => showing(viewer, reads),
      (shown) => shown.length === 0,
    )
  expect(await countOf()).toBe(0)
  expect((await queue()).map((one) => one.post.id)).not.toContain(post.id)

  await moderator.call('DELETE', `/moderation/posts/${post.id}/hidden`, { expect: 200 })
  await until(
    'it is back',
    () => showing(friend, reads),
    (shown) => shown.length === reads.length,
  )
  expect(await countOf()).toBe(1)
})
