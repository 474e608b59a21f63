import type { Post } from '@matjip/contracts'
import { restaurants } from '@matjip/db-schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson } from '../../test/person.ts'
import type { Person } from '../../test/person.ts'

let app: TestApp
let mina: Person
let jun: Person

beforeAll(async () => {
  app = await openTestApp()
  mina = await createPerson(app, 11)
  jun = await createPerson(app, 12)
})
afterAll(() => app.close())

const rowsOf = async (sql: string, ...values: unknown[]) => (await app.database.pool.query(sql, values)).rows
const events = () => rowsOf('select payload from outbox order by id').then((rows) => rows.map(({ payload }) => payload))
const postCount = async () => (await rowsOf('select count, rev from counters where kind = 4 and owner_id = 11'))[0]

test('a post from its creation to its deletion', async () => {
  const [place] = await app.database.db
    .insert(restaurants)
    .values({ source: 'test', sourceId: '1', name: '동명', category: '일식', lat: 37.5, lng: 127, searchGrams: [] })
    .returning()
  const [first, second, third] = [await mina.upload(), await mina.upload(), await mina.upload()]
  const text = '성수 국밥 #성수동맛집#국밥 #점심 #' + '국밥'.normalize('NFD')
  const created = await mina.post({ text, imageIds: [second, first], restaurantId: String(place?.id), rating: 5 })
  expect(created.statusCode, created.body).toBe(201)
  const post = created.json<Post>()
  expect(created.headers.location).toBe(`/posts/${post.id}`)
  expect(created.headers.etag).toMatch(/^"1\.[\w-]{22}"$/)
  expect(post).toMatchObject({
    author: { id: '11', handle: 'user11', displayName: '이름11' },
    text,
    hashtags: ['성수동맛집', '국밥', '점심'],
    images: [
      { id: second, status: 'processing', variants: [] },
      { id: first, status: 'processing', variants: [] },
    ],
    restaurant: { id: String(place?.id), name: '동명', category: '일식', location: { lat: 37.5, lng: 127 } },
    rating: 5,
    counts: { likes: 0 },
    viewer: { liked: false, likePending: false, following: false, followPending: false },
    editedAt: null,
    version: 1,
  })
  const edges = await rowsOf(
    'select name, position, author_id from post_hashtags join hashtags on hashtags.id = hashtag_id where post_id = $1 order by position',
    post.id,
  )
  expect(edges).toEqual(post.hashtags.map((name, position) => ({ name, position, author_id: 11 })))
  expect(await postCount()).toEqual({ count: 1, rev: 1 })

  const read = await mina.send('GET', `/posts/${post.id}`)
  expect(read.json()).toEqual(post)
  expect(read.headers.etag).toBe(created.headers.etag)
  const anonymous = await app.service.inject(`/posts/${post.id}`)
  expect({ ...anonymous.json<Post>(), viewer: post.viewer }).toEqual(post)
  expect(anonymous.json()).not.toHaveProperty('viewer')
  const again = await app.service.inject({
    url: `/posts/${post.id}`,
    headers: { 'if-none-match': String(anonymous.headers.etag) },
  })
  expect([again.statusCode, again.body]).toEqual([304, ''])

  const patch = { text: '다시 #국밥#야식', imageIds: [third, second], rating: null, restaurantId: null }
  const edited = await mina.edit(post.id, patch, String(read.headers.etag))
  expect(edited.statusCode, edited.body).toBe(200)
  expect(edited.headers.etag).toMatch(/^"2\./)
  expect(edited.json<Post>()).toMatchObject({
    text: patch.text,
    hashtags: ['국밥', '야식'],
    images: [{ id: third }, { id: second }],
    restaurant: null,
    rating: null,
    version: 2,
    createdAt: post.createdAt,
    editedAt: expect.any(String),
  })
  expect(await rowsOf('select state, post_id from uploads where id = $1', first)).toEqual([
    { state: 'orphan', post_id: null },
  ])
  expect((await rowsOf('select 1 from post_hashtags where post_id = $1', post.id)).length).toBe(2)

  expect((await mina.send('DELETE', `/posts/${post.id}`)).statusCode).toBe(204)
  expect((await mina.send('DELETE', `/posts/${post.id}`)).statusCode).toBe(404)
  expect((await mina.send('GET', `/posts/${post.id}`)).statusCode).toBe(404)
  expect(await rowsOf('select distinct state, post_id from uploads')).toEqual([{ state: 'orphan', post_id: null }])
  expect(await rowsOf('select 1 from post_hashtags')).toEqual([])
  expect(await postCount()).toEqual({ count: 0, rev: 2 })
  expect(await events()).toEqual(
    (['post.created', 'post.edited', 'post.deleted'] as const).map((type, index) => ({
      v: 1,
      type,
      postId: Number(post.id),
      authorId: 11,
      version: index + 1,
    })),
  )
})

test('what an edit leaves out stays', async () => {
  const post = await mina.posted({ text: '#국밥', rating: 3 })
  const edited = (await mina.edit(post.id, { rating: 4 })).json<Post>()
  expect(edited).toEqual({ ...post, rating: 4, version: 2, editedAt: expect.any(String) })
})

test("only the author edits and deletes; another's post is forbidden, none is not found", async () => {
  const post = await mina.posted()
  expect((await jun.edit(post.id, { rating: 1 })).statusCode).toBe(403)
  expect((await jun.send('DELETE', `/posts/${post.id}`)).statusCode).toBe(403)
  expect((await jun.edit('9007199254740991', { rating: 1 })).statusCode).toBe(404)
  expect((await jun.send('DELETE', '/posts/9007199254740991')).statusCode).toBe(404)
  expect((await app.service.inject({ method: 'DELETE', url: `/posts/${post.id}` })).statusCode).toBe(401)
  expect((await mina.send('GET', `/posts/${post.id}`)).json()).toEqual(post)
})

test('the first typed form of a hashtag is kept for display', async () => {
  await mina.posted({ text: '#Brunch' })
  await jun.posted({ text: '#brunch' })
  expect(await rowsOf("select display from hashtags where name = 'brunch'")).toEqual([{ display: 'Brunch' }])
})

test('an account that was deleted posts no more', async () => {
  const gone = await createPerson(app, 13)
  const post = await gone.posted()
  await app.database.pool.query('update users set deleted_at = now() where id = 13')
  expect((await gone.post({ text: 'x', imageIds: [await gone.upload()] })).statusCode).toBe(403)
  expect((await app.service.inject(`/posts/${post.id}`)).statusCode).toBe(404)
  expect((await app.service.inject('/posts?authorId=13')).json()).toEqual({ items: [], nextCursor: null })
})
