import { encodeCursor } from '@matjip/contracts'
import type { PostPage, Problem } from '@matjip/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson } from '../../test/person.ts'
import type { Person } from '../../test/person.ts'

let app: TestApp
let mina: Person
const newestFirst: string[] = []

beforeAll(async () => {
  app = await openTestApp()
  mina = await createPerson(app, 11)
  for (let turn = 0; turn < 7; turn += 1) newestFirst.unshift((await mina.posted()).id)
  await (await createPerson(app, 12)).posted()
})
afterAll(() => app.close())

const page = async (url: string) => {
  const answer = await app.service.inject(url)
  expect(answer.statusCode, answer.body).toBe(200)
  return { ...answer.json<PostPage>(), link: answer.headers.link }
}

test("a walk over an author's posts sees each once, newest first, and follows Link", async () => {
  const seen: string[] = []
  let url: string | undefined = '/posts?authorId=11&limit=3'
  while (url) {
    const { items, nextCursor, link }: Awaited<ReturnType<typeof page>> = await page(url)
    seen.push(...items.map(({ id }) => id))
    url = /^<([^>]+)>; rel="next"$/.exec(String(link))?.[1]
    expect(url === undefined).toBe(nextCursor === null)
  }
  expect(seen).toEqual(newestFirst)
})

test('a page that just holds the rest has no next one; unknown authors have no posts', async () => {
  expect((await page('/posts?authorId=11&limit=7')).nextCursor).toBeNull()
  expect(await page('/posts?authorId=404')).toMatchObject({ items: [], nextCursor: null })
})

test('a post that is published during a walk does not move it', async () => {
  const first = await page('/posts?authorId=11&limit=3')
  newestFirst.unshift((await mina.posted()).id)
  const second = await page(`/posts?authorId=11&limit=3&cursor=${first.nextCursor}`)
  expect(second.items.map(({ id }) => id)).toEqual(newestFirst.slice(4, 7))
})

test('the caller has a viewer on each post, the anonymous reader has none', async () => {
  const own = (await mina.send('GET', '/posts?authorId=11')).json<PostPage>()
  for (const { viewer } of own.items) expect(viewer).toMatchObject({ liked: false, following: false })
  for (const item of (await page('/posts?authorId=11')).items) expect(item).not.toHaveProperty('viewer')
})

test('foreign, damaged and forged cursors are refused', async () => {
  const { nextCursor } = await page('/posts?authorId=11&limit=3')
  const cursors = [
    ['12', nextCursor],
    ['11', `${nextCursor?.slice(0, 8)}${nextCursor?.slice(9)}`],
    ['11', 'nonsense'],
    ['11', encodeCursor('posts/author/11', [1.5])],
    ['11', encodeCursor('posts/author/11', [1e300])],
    ['11', encodeCursor('posts/author/11', [1, 2])],
  ]
  for (const [authorId, cursor] of cursors) {
    const answer = await app.service.inject(`/posts?authorId=${authorId}&cursor=${cursor}`)
    expect([answer.statusCode, answer.json<Problem>().code], String(cursor)).toEqual([400, 'invalid-cursor'])
  }
})

test('a query that is not documented is refused', async () => {
  for (const query of [
    '',
    'authorId=x',
    'authorId=11&limit=0',
    'authorId=11&limit=51',
    'authorId=11&page=2',
    'authorId=11&limit=1e9',
  ]) {
    expect((await app.service.inject(`/posts?${query}`)).statusCode, query).toBe(400)
  }
})
