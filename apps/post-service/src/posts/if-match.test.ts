import type { Post, Problem } from '@matjip/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson } from '../../test/person.ts'
import type { Person } from '../../test/person.ts'

let app: TestApp
let mina: Person

beforeAll(async () => {
  app = await openTestApp()
  mina = await createPerson(app, 11)
})
afterAll(() => app.close())

test('without If-Match 428, with another version 412, with nonsense 400, and nothing changes', async () => {
  const post = await mina.posted()
  const bare = await mina.send('PATCH', `/posts/${post.id}`, { payload: { rating: 1 } })
  expect([bare.statusCode, bare.json<Problem>().code]).toEqual([428, 'precondition-required'])
  const stale = await mina.edit(post.id, { rating: 1 }, '"2"')
  expect([stale.statusCode, stale.json<Problem>().code]).toEqual([412, 'precondition-failed'])
  for (const tag of ['1', '"x"', '"0"', '"1', '"1" "2"', '']) {
    const answer = await mina.edit(post.id, { rating: 1 }, tag)
    expect([answer.statusCode, answer.json<Problem>().errors[0]?.pointer], tag).toEqual([400, '/header/if-match'])
  }
  expect((await mina.send('GET', `/posts/${post.id}`)).json()).toEqual(post)
})

test.for(['"1"', '"1.anything"', 'W/"1"', '"7", "1"', '*'])('%s names version 1', async (tag) => {
  const post = await mina.posted()
  const answer = await mina.edit(post.id, { rating: 2 }, tag)
  expect([answer.statusCode, answer.json<Post>().version]).toEqual([200, 2])
})

test('of concurrent edits based on one version one wins, whatever they change', async () => {
  const post = await mina.posted()
  const images = [await mina.upload(), await mina.upload()]
  const patches = [
    { text: '#하나' },
    { text: '#둘' },
    { imageIds: [images[0]] },
    { imageIds: [images[1]] },
    { rating: 5 },
  ]
  const answers = await Promise.all(patches.map((patch) => mina.edit(post.id, patch)))
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 412, 412, 412, 412])
  const winner = answers.find(({ statusCode }) => statusCode === 200)?.json<Post>()
  expect((await mina.send('GET', `/posts/${post.id}`)).json()).toEqual(winner)
  const { rows } = await app.database.pool.query(
    "select 1 from outbox where payload->>'type' = 'post.edited' and payload->>'postId' = $1",
    [post.id],
  )
  expect(rows).toHaveLength(1)
})

test('edits based on whatever version there is come one after the other, a repeat whose first answer was lost too', async () => {
  const post = await mina.posted()
  const edits = [1, 2, 3, 4].map((rating) => mina.edit(post.id, { rating }, '*'))
  const answers = await Promise.all(edits)
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  expect((await mina.send('GET', `/posts/${post.id}`)).json<Post>().version).toBe(5)
})

test('an edit and a deletion at once end in a deleted post', async () => {
  const post = await mina.posted()
  const [edit, deletion] = await Promise.all([
    mina.edit(post.id, { text: '#지움' }),
    mina.send('DELETE', `/posts/${post.id}`),
  ])
  expect(deletion.statusCode).toBe(204)
  expect([200, 404, 412]).toContain(edit.statusCode)
  const { rows } = await app.database.pool.query('select 1 from post_hashtags where post_id = $1', [post.id])
  expect(rows).toEqual([])
})

test('an account that was deleted edits nothing, whatever its token says', async () => {
  const gone = await createPerson(app, 12)
  const post = await gone.posted()
  await app.database.pool.query('update users set deleted_at = now() where id = 12')
  const answer = await gone.edit(post.id, { rating: 1 }, '"1"')
  expect([answer.statusCode, answer.json<Problem>().code]).toEqual([403, 'forbidden'])
})
