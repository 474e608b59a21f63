import { counterKinds } from '@matjip/db-schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson } from '../../test/person.ts'
import type { Person } from '../../test/person.ts'

let app: TestApp
let people: Person[]
beforeAll(async () => {
  app = await openTestApp()
  people = await Promise.all([11, 12, 13].map((id) => createPerson(app, id)))
})
afterAll(() => app.close())

/** Posts of each hashtag: what its counter says, and how many edges there are. */
async function counts(): Promise<Record<string, [number, number]>> {
  const { rows } = await app.database.pool.query<{ name: string; count: number; edges: number }>(
    `select name, coalesce(c.count, 0) as count, (select count(*) from post_hashtags e where e.hashtag_id = h.id) as edges
     from hashtags h left join counters c on c.kind = $1 and c.owner_id = h.id order by name`,
    [counterKinds.hashtagPosts],
  )
  return Object.fromEntries(rows.map(({ name, count, edges }) => [name, [count, edges]]))
}

const write = async (person: Person | undefined, text: string) => person!.posted({ text })

test('a hashtag counts its posts: once each, moved by edits and taken back by deletions', async () => {
  const [mina, jun] = people
  const post = await write(mina, '#국밥 #점심 #국밥')
  await write(jun, '#국밥')
  expect(await counts()).toEqual({ 국밥: [2, 2], 점심: [1, 1] })
  const edited = await mina!.edit(post.id, { text: '#점심 #순대국' })
  expect(edited.statusCode, edited.body).toBe(200)
  expect(await counts()).toEqual({ 국밥: [1, 1], 순대국: [1, 1], 점심: [1, 1] })
  expect((await mina!.send('DELETE', `/posts/${post.id}`)).statusCode).toBe(204)
  expect(await counts()).toEqual({ 국밥: [1, 1], 순대국: [0, 0], 점심: [0, 0] })
})

test('people who write about the same at the same time, in any order of hashtags, are all counted', async () => {
  const texts = ['#a1 #b1 #c1', '#c1 #b1 #a1', '#b1 #c1 #a1', '#c1 #a1']
  const posts = await Promise.all(texts.flatMap((text) => people.map((person) => write(person, text))))
  await Promise.all(
    posts
      .slice(0, 5)
      .map((post) =>
        people.find(({ userId }) => String(userId) === post.author.id)!.send('DELETE', `/posts/${post.id}`),
      ),
  )
  const { a1, b1, c1 } = await counts()
  expect([a1, b1, c1].map((pair) => pair?.[0])).toEqual([a1, b1, c1].map((pair) => pair?.[1]))
  expect(a1?.[0]).toBe(7)
})
