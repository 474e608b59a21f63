import type { Post, PostPage } from '@matjip/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson } from '../../test/person.ts'
import type { Person } from '../../test/person.ts'
import { deletePost } from './delete-post.ts'

let app: TestApp
let mina: Person
let elsewhere: Person
beforeAll(async () => {
  app = await openTestApp()
  mina = await createPerson(app, 11)
  elsewhere = await createPerson({ ...app, service: await app.another() }, 11)
})
afterAll(() => app.close())

test('an author finds their new post, edit and deletion in the next read of any instance', async () => {
  for (let turn = 0; turn < 10; turn += 1) {
    const { id } = await mina.posted()
    // Both instances have it in their memory.
    for (const person of [mina, elsewhere]) {
      expect((await person.send('GET', `/posts/${id}`)).json<Post>().version).toBe(1)
    }
    await mina.edit(id, { text: `고친 글 ${turn}` })
    expect((await elsewhere.send('GET', `/posts/${id}`)).json()).toMatchObject({ text: `고친 글 ${turn}`, version: 2 })
    await elsewhere.send('DELETE', `/posts/${id}`)
    expect((await mina.send('GET', `/posts/${id}`)).statusCode).toBe(404)
    const page = (await mina.send('GET', '/posts?authorId=11')).json<PostPage>()
    expect(page.items.map((post) => post.id)).not.toContain(id)
  }
})

test('a repeated deletion is seen by its author, where the first try committed and told nobody', async () => {
  const { id } = await mina.posted()
  for (const person of [mina, elsewhere]) await person.send('GET', `/posts/${id}`)
  await deletePost(app.database.db, { postId: Number(id), callerId: 11 })
  expect((await mina.send('DELETE', `/posts/${id}`)).statusCode).toBe(404)
  for (const person of [mina, elsewhere]) expect((await person.send('GET', `/posts/${id}`)).statusCode).toBe(404)
})

test('an answer is the same byte for byte, whether made from the record or from what is kept', async () => {
  const created = await mina.post({ text: '국밥 #국밥 "최고"\n', imageIds: [await mina.upload()] })
  const { id } = created.json<Post>()
  const reads = [await mina.send('GET', `/posts/${id}`), await mina.send('GET', `/posts/${id}`)]
  await app.redis.flushdb()
  reads.push(await elsewhere.send('GET', `/posts/${id}`))
  for (const read of reads) {
    expect(read.body).toBe(created.body)
    expect(read.headers.etag).toBe(created.headers.etag)
    expect(read.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(read.headers['cache-control']).toBe('private, no-cache')
  }
  const etag = String(reads[0]?.headers.etag)
  const again = await mina.send('GET', `/posts/${id}`, { headers: { 'if-none-match': etag } })
  expect([again.statusCode, again.body]).toEqual([304, ''])
  expect(Object.keys(created.json<Post>()).slice(-2)).toEqual(['counts', 'viewer'])
})
