import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPipeline } from '../../test/pipeline.ts'
import { seedPost, seedUsers } from '../../test/seed.ts'
import { openTestApp } from '../../test/test-app.ts'
import type { TestApp } from '../../test/test-app.ts'

const [MINA, JUNHO] = [11, 12]
let app: TestApp
let pipeline: ReturnType<typeof openPipeline>
beforeAll(async () => {
  app = await openTestApp()
  pipeline = openPipeline(app)
  await seedUsers(app.db, [MINA, JUNHO])
  for (const id of [701, 702, 703]) await seedPost(app.db, id, JUNHO)
  await app.pool.query(
    `insert into restaurants (source, source_id, name, search_grams) select 'test', n::text, '식당 ' || n, '{}' from generate_series(1, 3) n`,
  )
})
afterAll(() => app.close())

const put = (path: string) => app.call('PUT', `/relations/${path}`, { as: MINA })
const list = async (path: string, as = MINA) => (await app.call('GET', `/relations/${path}`, { as })).json()
const hashtags = async () => (await list('hashtags')).items.map(({ hashtag }: { hashtag: string }) => hashtag)

test('a hashtag is followed in any form, before any post has it, and shows as its normal form', async () => {
  const answer = await put(`hashtags/${encodeURIComponent('＃카페투어'.normalize('NFD'))}`)
  expect([answer.statusCode, answer.json()]).toEqual([
    202,
    expect.objectContaining({ kind: 'hashtag', target: '카페투어', status: 'queued' }),
  ])
  const state = `state?hashtags=${encodeURIComponent('카페투어')}`
  expect((await list(state)).hashtags).toEqual([{ hashtag: '카페투어', following: true, followPending: true }])
  const [message] = await pipeline.apply(1)
  expect(message).toMatchObject({ targetName: '카페투어', targetId: hashtagKeyOf('카페투어') })
  await pipeline.fold()
  const operation = (await app.call('GET', String(answer.headers.location), { as: MINA })).json()
  expect(operation).toMatchObject({ target: '카페투어', status: 'persisted', effect: 'changed' })
  expect(await hashtags()).toEqual(['카페투어'])
  expect((await list('hashtags', JUNHO)).items).toEqual([])
  // A known one shows, and goes, with the click.
  await app.call('DELETE', `/relations/hashtags/${encodeURIComponent('카페투어')}`, { as: MINA })
  expect(await hashtags()).toEqual([])
  await put(`hashtags/${encodeURIComponent('카페투어')}`)
  expect(await hashtags()).toEqual(['카페투어'])
  await pipeline.apply(2)
  await pipeline.fold()
  expect(await hashtags()).toEqual(['카페투어'])
})

test.each(['123', '국 밥', '#', 'ㅤ', `${'가'.repeat(51)}`, '가\0'])('%j is no hashtag', async (name) => {
  const answer = await put(`hashtags/${encodeURIComponent(name)}`)
  expect([answer.statusCode, answer.json().code]).toEqual([400, 'invalid-request'])
})

test('a hashtag of 50 code points, none of them in one unit, has an operation that can be followed', async () => {
  const name = '𠮷'.repeat(50)
  const answer = await put(`hashtags/${encodeURIComponent(name)}`)
  expect([answer.statusCode, answer.json().target]).toEqual([202, name])
  expect((await app.call('GET', String(answer.headers.location), { as: MINA })).json().target).toBe(name)
  await pipeline.apply(1)
})

test('saved posts: newest first, pending ones too, page by page, to their owner only', async () => {
  for (const id of [701, 702]) await put(`saves/posts/${id}`)
  await pipeline.apply(2)
  await pipeline.fold()
  await put('saves/posts/703')
  const first = await list('saves/posts?limit=2')
  expect(first.items).toMatchObject([
    { post: { id: '703', viewer: { saved: true, savePending: true } } },
    { post: { id: '702', viewer: { saved: true, savePending: false } } },
  ])
  const rest = await list(`saves/posts?limit=2&cursor=${first.nextCursor}`)
  expect([rest.items.map(({ post }: { post: { id: string } }) => post.id), rest.nextCursor]).toEqual([['701'], null])
  expect((await list('saves/posts', JUNHO)).items).toEqual([])
  const foreign = await app.call('GET', `/relations/saves/posts?cursor=${first.nextCursor}`, { as: JUNHO })
  expect([foreign.statusCode, foreign.json().code]).toEqual([400, 'invalid-cursor'])
  expect((await app.call('GET', '/relations/saves/posts')).statusCode).toBe(401)
  await pipeline.apply(1)
  await pipeline.fold()
})

test('a saved post that is deleted or may not be seen is left out, and no page is short for it', async () => {
  await app.pool.query('delete from posts where id = 702')
  const page = await list('saves/posts?limit=2')
  expect([page.items.map(({ post }: { post: { id: string } }) => post.id), page.nextCursor]).toEqual([
    ['703', '701'],
    null,
  ])
  await app.call('PUT', `/relations/blocks/${MINA}`, { as: JUNHO })
  expect((await list('saves/posts')).items).toEqual([])
  await app.call('DELETE', `/relations/blocks/${MINA}`, { as: JUNHO })
  expect((await list('saves/posts')).items).toHaveLength(2)
  await pipeline.apply(2)
})

test('saved restaurants', async () => {
  for (const id of [1, 2]) await put(`saves/restaurants/${id}`)
  await app.call('DELETE', '/relations/saves/restaurants/1', { as: MINA })
  const items = [{ restaurant: { id: '2', name: '식당 2', location: null }, since: expect.any(String) }]
  expect((await list('saves/restaurants')).items).toMatchObject(items)
  await pipeline.apply(3)
  await pipeline.fold()
  expect((await list('saves/restaurants')).items).toMatchObject(items)
  expect((await list('state?restaurantIds=1,2')).restaurants).toEqual([
    { id: '1', saved: false, savePending: false },
    { id: '2', saved: true, savePending: false },
  ])
})
