import { afterAll, beforeAll, expect, test } from 'vitest'
import { idsOf, openFeedApp } from '../../test/feed-app.ts'
import type { FeedApp } from '../../test/feed-app.ts'
import { insertUsers } from '../../test/records.ts'

let app: FeedApp
beforeAll(async () => {
  app = await openFeedApp()
  await insertUsers(app.pool, [1, 2, 3])
  await app.write.posts([
    { id: 10, authorId: 1, hashtags: ['카페투어', 'cafe_1'] },
    { id: 20, authorId: 2, hashtags: ['국밥', '카페투어'] },
    { id: 30, authorId: 2, hashtags: ['국밥'] },
    { id: 40, authorId: 3, hashtags: ['카페투어'] },
  ])
  await app.write.deleteUser(3)
})
afterAll(() => app.close())

const timeline = (name: string) => `/feed/hashtags/${encodeURIComponent(name)}`

test('shows the posts with the hashtag to anonymous callers, without viewer and without people who have left', async () => {
  const { status, body, headers } = await app.get(timeline('카페투어'))
  expect(status).toBe(200)
  expect(body.items.map(({ post, reason }) => [post.id, reason])).toEqual([
    ['20', { type: 'hashtag', hashtag: '카페투어' }],
    ['10', { type: 'hashtag', hashtag: '카페투어' }],
  ])
  for (const { post } of body.items) expect(post).not.toHaveProperty('viewer')
  expect(headers['cache-control']).toMatch(/^public/)
})

test('callers see their own relation to each post', async () => {
  const { body, headers } = await app.get(timeline('국밥'), 1)
  for (const { post } of body.items) expect(post.viewer).toMatchObject({ liked: false, following: false })
  expect(headers['cache-control']).toMatch(/^private/)
})

test.for([
  ['NFD', '카페투어'.normalize('NFD'), [20, 10]],
  ['its sign', '#카페투어', [20, 10]],
  ['the full-width sign', '＃카페투어', [20, 10]],
  ['invisible characters inside', '카페\u200b투어', [20, 10]],
  ['full width and capitals', 'ＣＡＦＥ＿１', [10]],
] as const)('is found by %s', async ([, name, ids]) => {
  expect(idsOf((await app.get(timeline(name))).body)).toEqual(ids)
})

test('one hashtag in two forms is one list: a cursor of one leads on in the other', async () => {
  const first = await app.get(`${timeline('#카페투어'.normalize('NFD'))}?limit=1`)
  const second = await app.get(`${timeline('카페투어')}?cursor=${first.body.nextCursor}`)
  expect([idsOf(first.body), idsOf(second.body)]).toEqual([[20], [10]])
})

test('the longest name in NFD is a name', async () => {
  const { status, body } = await app.get(timeline('#' + '각'.repeat(50).normalize('NFD')))
  expect([status, body.items, body.nextCursor]).toEqual([200, [], null])
})

test.for(['2024', '#', '카페 투어', '카페☕', 'ㅤ', '가'.repeat(51), 'a\0'])('%j is no hashtag', async (name) => {
  const { status, body } = await app.get(timeline(name))
  expect([status, body.code, body.errors[0]?.pointer]).toEqual([400, 'invalid-request', '/path/hashtag'])
})
