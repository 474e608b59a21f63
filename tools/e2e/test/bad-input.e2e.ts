import { randomBytes, randomUUID } from 'node:crypto'
import type { PostPage, Problem } from '@matjip/contracts'
import { beforeAll, expect, test } from 'vitest'
import { request, signIn } from '../src/client.ts'
import type { Session } from '../src/client.ts'
import { drawPhoto } from '../src/drawn-photo.ts'
import { stackUrl } from '../src/stack-url.ts'
import { uploadPhoto } from '../src/upload-photo.ts'

let author: Session
let other: Session
let imageId: string
beforeAll(async () => {
  author = await signIn(stackUrl(), `bad_${randomBytes(4).toString('hex')}`)
  other = await signIn(stackUrl(), `bad_${randomBytes(4).toString('hex')}`)
  imageId = await uploadPhoto(author, drawPhoto(), 'image/png')
})

const draft = (change: Record<string, unknown>) => ({ text: '국밥 #국밥', imageIds: [imageId], ...change })
const manyTags = Array.from({ length: 31 }, (_, i) => `#맛${i}집`).join('')

test.each<[string, Record<string, unknown>, number, string]>([
  ['an unknown field', { extra: 1 }, 400, '#/extra'],
  ['a wrong type', { text: 5 }, 400, '#/text'],
  ['NUL', { text: '국\0밥' }, 400, '#/text'],
  ['a lone surrogate', { text: '국\ud800밥' }, 400, '#/text'],
  ['10,001 characters', { text: '가'.repeat(10_001) }, 400, '#/text'],
  ['31 hashtags', { text: manyTags }, 422, '#/text'],
  ['a hashtag of 51 characters', { text: `#${'가'.repeat(51)}` }, 422, '#/text'],
  ['a huge rating', { rating: 1e308 }, 400, '#/rating'],
  ['a tiny rating', { rating: 1e-9 }, 400, '#/rating'],
  ['no image', { imageIds: [] }, 400, '#/imageIds'],
  ['eleven images', { imageIds: Array.from({ length: 11 }, (_, i) => String(i + 1)) }, 400, '#/imageIds'],
  ['an image that nobody uploaded', { imageIds: ['1'] }, 422, '#/imageIds/0'],
  ['an unknown restaurant', { restaurantId: '9007199254740991' }, 422, '#/restaurantId'],
])('a post with %s is refused with its place, and nothing is written', async (_name, change, status, pointer) => {
  const options = { body: draft(change), headers: { 'idempotency-key': randomUUID() }, expect: status }
  const { body, headers } = await author.call<Problem>('POST', '/posts', options)
  expect(headers.get('content-type')).toContain('application/problem+json')
  expect(body.errors.map((fault) => fault.pointer)).toContain(pointer)
  const posts = await author.call<PostPage>('GET', `/posts?authorId=${author.userId}`)
  expect(posts.body.items).toEqual([])
})

test("somebody else's image is as missing as one that never was", async () => {
  const options = { body: draft({}), headers: { 'idempotency-key': randomUUID() }, expect: 422 }
  const { body } = await other.call<Problem>('POST', '/posts', options)
  expect(body).toMatchObject({
    code: 'image-not-usable',
    errors: [{ pointer: '#/imageIds/0', code: 'image-not-found' }],
  })
})

test.each([
  ['GET', '/feed?limit=0'],
  ['GET', '/feed?limit=51'],
  ['GET', '/feed?cursor=abc'],
  ['GET', '/feed?colour=red'],
  ['GET', '/feed?limit=0x10'],
  ['GET', '/users/me?userId=1'],
  ['GET', '/posts/9999999999999999'],
  ['PUT', '/relations/likes/9999999999999999'],
  ['GET', '/feed/hashtags/%00'],
  ['GET', '/posts/abc'],
  ['GET', '/posts/-1'],
  ['GET', '/posts?authorId=1e3'],
  ['GET', '/restaurants?near=91,0'],
  ['GET', '/restaurants?near=37.5'],
  ['PUT', '/relations/likes/0'],
  ['PUT', '/relations/follows/99999999999999999'],
  ['GET', '/relations/state?userIds=1,x'],
])('%s %s is a 400 with a pointer', async (method, path) => {
  const { body } = await author.call<Problem>(method, path, { expect: 400 })
  expect(body.errors.length).toBeGreaterThan(0)
})

test('a forged, a foreign and no token: 401 everywhere that needs one, before anything is looked at', async () => {
  const forged = 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.'
  for (const headers of [{ authorization: forged }, {} as Record<string, string>]) {
    await request(stackUrl(), 'GET', '/feed', { headers, expect: 401 })
    await request(stackUrl(), 'POST', '/posts', { headers, body: { nonsense: true }, expect: 401 })
    await request(stackUrl(), 'PUT', '/relations/likes/abc', { headers, expect: 401 })
    await request(stackUrl(), 'POST', '/uploads', { headers, body: {}, expect: 401 })
  }
})
