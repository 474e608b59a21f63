import { randomBytes, randomUUID } from 'node:crypto'
import type { FeedPage, Post, RelationOperation, RestaurantPage } from '@matjip/contracts'
import { request, signIn } from './client.ts'
import { drawPhoto } from './drawn-photo.ts'
import { until } from './until.ts'
import { uploadPhoto } from './upload-photo.ts'

const baseUrl = process.env.MATJIP_URL ?? 'http://127.0.0.1:8080'
let steps = 0
const began = performance.now()

/** Runs one step, and prints what was done, what came of it and how long it took. */
async function step<T>(what: string, run: () => Promise<T>, tell: (result: T) => string = () => ''): Promise<T> {
  const start = performance.now()
  const result = await run()
  steps++
  console.log(`${String(steps).padStart(2)}. ${what} ${tell(result)} (${Math.round(performance.now() - start)} ms)`)
  return result
}

function must(condition: boolean, claim: string): void {
  if (!condition) throw new Error(`not true: ${claim}`)
}

const contains = (page: FeedPage, postId: string) => page.items.find((item) => item.post.id === postId)

process.on('uncaughtException', (error) => {
  const cause = (error.cause as { code?: string } | undefined)?.code
  console.error(
    cause === 'ECONNREFUSED' ? `nothing answers at ${baseUrl}: run ./start first, or set MATJIP_URL` : error.message,
  )
  console.log(`tour: failed after ${steps} steps`)
  process.exit(1)
})

/** A tag that nobody else has, so that its timeline holds this tour's post only. */
const ownTag = `맛집투어${randomBytes(3).toString('hex')}`

const author = await step(
  'sign in as a new person',
  () => signIn(baseUrl, `tour_${randomBytes(4).toString('hex')}`),
  (s) => `${s.handle} = ${s.userId}`,
)
const reader = await step(
  'sign in as mina',
  () => signIn(baseUrl, 'mina'),
  (s) => `= ${s.userId}`,
)
const uploadId = await step(
  'presign, and PUT the photo straight into S3',
  () => uploadPhoto(author, drawPhoto(), 'image/png'),
  (id) => `upload ${id}`,
)
const found = await step(
  'find a restaurant by initial consonants ㅅㄷ',
  () => request<RestaurantPage>(baseUrl, 'GET', `/restaurants?limit=1&query=${encodeURIComponent('ㅅㄷ')}`),
  ({ body }) => body.items[0]?.name ?? '(none)',
)
const restaurantId = found.body.items[0]?.id ?? null
const draft = {
  headers: { 'idempotency-key': randomUUID() },
  body: { text: `성수 국밥 최고 #성수동맛집#국밥#${ownTag} #점심`, imageIds: [uploadId], restaurantId, rating: 5 },
  expect: 201,
}
const { body: post } = await step(
  'post it with chained hashtags',
  () => author.call<Post>('POST', '/posts', draft),
  ({ body }) => `post ${body.id} ${body.hashtags.map((h) => `#${h}`).join(' ')}`,
)
must(post.hashtags.join() === `성수동맛집,국밥,${ownTag},점심`, 'all four chained hashtags are found')
await step(
  'send the same request again',
  () => author.call<Post>('POST', '/posts', draft),
  ({ body, headers }) => {
    must(body.id === post.id && headers.get('idempotency-replayed') === 'true', 'a replay makes no second post')
    return `the same post, Idempotency-Replayed: ${headers.get('idempotency-replayed')}`
  },
)
const follow = await step(
  'mina follows the author',
  () => reader.call<RelationOperation>('PUT', `/relations/follows/${author.userId}`, { expect: 202 }),
  ({ body }) => `202, ${body.status}`,
)
await step(
  'the very next read of her home feed has the post',
  () => reader.call<FeedPage>('GET', '/feed'),
  ({ body }) => {
    must(contains(body, post.id)?.reason.type === 'follow', 'the post is in the home feed by follow')
    return `item ${body.items.findIndex((item) => item.post.id === post.id) + 1} of ${body.items.length}, reason follow`
  },
)
const like = await step(
  'mina likes the post',
  () => reader.call<RelationOperation>('PUT', `/relations/likes/${post.id}`, { expect: 202 }),
  ({ body }) => `202, ${body.status}`,
)
await step(
  'she sees her own click at once',
  () => reader.call<Post>('GET', `/posts/${post.id}`),
  ({ body }) => {
    must(body.viewer?.liked === true, 'liked by the viewer')
    return `liked ${body.viewer?.liked}, pending ${body.viewer?.likePending}`
  },
)
await step(
  'the hashtag feed has it, asked for in decomposed Unicode (NFD)',
  () => request<FeedPage>(baseUrl, 'GET', `/feed/hashtags/${encodeURIComponent(ownTag.normalize('NFD'))}`),
  ({ body }) => {
    must(body.items.length === 1 && contains(body, post.id)?.reason.type === 'hashtag', 'exactly this post, by hashtag')
    return `#${ownTag}: ${body.items.length} post`
  },
)
for (const [name, operation] of [
  ['follow', follow.body],
  ['like', like.body],
] as const) {
  const look = async () => (await reader.call<RelationOperation>('GET', `/relations/operations/${operation.id}`)).body
  await step(
    `the ${name} reaches Postgres`,
    () => until(name, look, (seen) => seen.status === 'persisted'),
    (seen) =>
      `${seen.status}, ${Math.max(0, Date.parse(seen.persistedAt ?? '') - Date.parse(seen.acceptedAt))} ms after it was accepted`,
  )
}
await step(
  'everybody counts one like',
  () =>
    until(
      'likes',
      async () => (await request<Post>(baseUrl, 'GET', `/posts/${post.id}`)).body,
      (seen) => seen.counts.likes === 1,
    ),
  ({ counts }) => `likes ${counts.likes}`,
)
await step(
  'mina unfollows; the next read has none of the author',
  async () => {
    await reader.call('DELETE', `/relations/follows/${author.userId}`, { expect: 202 })
    return reader.call<FeedPage>('GET', '/feed')
  },
  ({ body }) => {
    must(contains(body, post.id) === undefined, 'no post of an unfollowed author')
    return `${body.items.length} other items`
  },
)
await step(
  'an edit needs the version that it is based on',
  () => author.call('PATCH', `/posts/${post.id}`, { body: { rating: 4 }, headers: { 'if-match': '"9"' }, expect: 412 }),
  ({ status }) => `${status}`,
)
await step(
  'the author deletes the post',
  () => author.call('DELETE', `/posts/${post.id}`, { expect: 204 }),
  ({ status }) => `${status}`,
)
await step(
  'and it is gone from the hashtag feed',
  () =>
    request<FeedPage>(baseUrl, 'GET', `/feed/hashtags/${encodeURIComponent(ownTag)}`, {
      headers: { 'cache-control': 'no-cache' },
    }),
  ({ body }) => {
    must(body.items.length === 0, 'a deleted post is in no feed')
    return `${body.items.length} posts`
  },
)
console.log(`tour: ${steps} steps passed in ${Math.round(performance.now() - began)} ms`)
