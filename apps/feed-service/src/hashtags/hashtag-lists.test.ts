import type { HashtagList, RelatedHashtags } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { counterKinds } from '@matjip/db-schema'
import { writeIntent } from '@matjip/relations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFeedApp } from '../../test/feed-app.ts'
import type { FeedApp } from '../../test/feed-app.ts'
import { insertPosts, insertUsers } from '../../test/records.ts'
import { raiseTiers } from '../trends/tiers-store.ts'

let app: FeedApp
beforeAll(async () => {
  app = await openFeedApp()
  await insertUsers(app.pool, [1, 2, 3])
  const posts: [string[], number][] = [
    [['마라탕', '점심', '성수동맛집'], 6],
    [['마라샹궈', '점심'], 3],
    [['마카롱', '카페'], 1],
    [['ㅁㄹ일기'], 1],
    [['국밥', '점심'], 9],
    [['cafe_1'], 1],
    [['2024맛집'], 1],
  ]
  let id = 0
  for (const [hashtags, count] of posts)
    await insertPosts(
      app.pool,
      Array.from({ length: count }, (_, n) => ({ id: (id += 1), authorId: 1 + (n % 3), hashtags })),
    )
  await app.pool.query(
    'insert into counters (kind, owner_id, count) select $1, hashtag_id, count(*) from post_hashtags group by 2',
    [counterKinds.hashtagPosts],
  )
  await app.pool.query('insert into counters (kind, owner_id, count) values ($1, $2, 5)', [
    counterKinds.hashtagFollowers,
    hashtagKeyOf('마라탕'),
  ])
  await app.pool.query(`insert into hashtags (name, display) values ('마라', '마라')`)
  const { rows } = await app.pool.query<{ id: number }>('select id from hashtags')
  await raiseTiers(
    app.pool,
    rows.map((row) => row.id),
  )
})
afterAll(() => app.close())

const suggest = async (prefix: string, viewer?: number) =>
  ((await app.get(`/feed/hashtags?prefix=${encodeURIComponent(prefix)}`, viewer)).body as unknown as HashtagList).items
const names = async (prefix: string) => (await suggest(prefix)).map(({ hashtag }) => hashtag)

test.for([
  ['마', ['마라탕', '마라샹궈', '마카롱']],
  ['#마라', ['마라탕', '마라샹궈']],
  ['마라'.normalize('NFD'), ['마라탕', '마라샹궈']],
  ['마ㄹ', ['마라탕', '마라샹궈']],
  ['마랕', ['마라탕']],
  ['ㅁㄹ', ['마라탕', '마라샹궈', 'ㅁㄹ일기']],
  ['ㅁㄹㅌ', ['마라탕']],
  ['ㅁㄹㅌ'.normalize('NFD'), ['마라탕']],
  ['CAFE', ['cafe_1']],
  ['20', ['2024맛집']],
  ['없는', []],
] as const)('%s suggests %s, those with more posts first, and none without any', async ([prefix, found]) => {
  expect(await names(prefix)).toEqual(found)
})

test('a suggestion has its counts, and for callers whether they follow it, their own click at once', async () => {
  expect(await suggest('마라탕')).toEqual([{ hashtag: '마라탕', counts: { posts: 6, followers: 5 } }])
  const who = { actorId: 2, actorHandle: 'user2', actorName: '이', opId: 'abcdefgh', v: 1 } as const
  const click = { kind: 'hashtag', targetId: hashtagKeyOf('마라탕'), targetName: '마라탕', active: true } as const
  await writeIntent(app.redis, { ...who, ...click, version: Date.now() * 1000 })
  expect((await suggest('마라탕', 2))[0]?.viewer).toEqual({ following: true, followPending: true })
  expect((await suggest('마라탕', 3))[0]?.viewer).toEqual({ following: false, followPending: false })
})

test('a limit cuts after the most frequent', async () => {
  const { body } = await app.get(`/feed/hashtags?prefix=${encodeURIComponent('ㅁ')}&limit=1`)
  expect((body as unknown as HashtagList).items.map(({ hashtag }) => hashtag)).toEqual(['마라탕'])
})

test.for(['prefix=%20', 'prefix=%23', `prefix=${encodeURIComponent('마 라')}`, `prefix=${'a'.repeat(60)}`])(
  '%s is refused',
  async (query) => {
    const { status, body } = await app.get(`/feed/hashtags?${query}`)
    expect([status, body.code, body.errors[0]?.pointer]).toEqual([400, 'invalid-request', '/query/prefix'])
  },
)

const related = async (name: string) =>
  (await app.get(`/feed/hashtags/${encodeURIComponent(name)}/related`)).body as unknown as RelatedHashtags

test('related are those that people use with it; what is beside everything comes later', async () => {
  const { hashtag, items } = await related('마라탕'.normalize('NFD'))
  expect(hashtag).toEqual({ hashtag: '마라탕', counts: { posts: 6, followers: 5 } })
  expect(items.map((item) => item.hashtag)).toEqual(['성수동맛집', '점심'])
  // One person's habit is no relation.
  expect((await related('마카롱')).items).toEqual([])
})

test('a hashtag that nobody has used has no posts and no relations', async () => {
  expect(await related('처음보는말')).toEqual({
    hashtag: { hashtag: '처음보는말', counts: { posts: 0, followers: 0 } },
    items: [],
  })
})
