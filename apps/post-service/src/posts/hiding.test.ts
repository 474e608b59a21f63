import { committedKinds, relationKinds } from '@matjip/contracts'
import type { PostPage, UserPage } from '@matjip/contracts'
import { watchEpoch } from '@matjip/redis-keys'
import type { Epoch } from '@matjip/redis-keys'
import { commitFenced } from '@matjip/relations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson } from '../../test/person.ts'
import type { Person } from '../../test/person.ts'

let app: TestApp
let epoch: Epoch
let mina: Person
let junho: Person
let sora: Person
/** Post ids by author. */
const posts = new Map<Person, string>()
beforeAll(async () => {
  app = await openTestApp()
  epoch = watchEpoch(app.redis)
  ;[mina, junho, sora] = [await createPerson(app, 11), await createPerson(app, 12), await createPerson(app, 13)]
  for (const person of [mina, junho, sora]) posts.set(person, (await person.posted()).id)
  // Everybody likes Sora's post.
  for (const { userId } of [mina, junho]) await relate(relationKinds.like, userId, Number(posts.get(sora)))
})
afterAll(() => {
  epoch.stop()
  return app.close()
})

/** As relation-service commits a block or mute; nothing that is kept of the two is older. */
const relate = (kind: number, actorId: number, targetId: number, active = true) =>
  commitFenced({ ...app.database, redis: app.redis, epoch }, [actorId, targetId], (client) =>
    client.query(
      `insert into relations (kind, actor_id, target_id, active, version, op_id, since) values ($1, $2, $3, $4, 1, 'op', $2)
     on conflict (kind, actor_id, target_id) do update set active = excluded.active`,
      [kind, actorId, targetId, active],
    ),
  )

/** Everything that one person can read of another's here. */
async function sees(viewer: Person, author: Person) {
  const id = posts.get(author)
  const [post, likes] = [await viewer.send('GET', `/posts/${id}`), await viewer.send('GET', `/posts/${id}/likes`)]
  const byAuthor = (await viewer.send('GET', `/posts?authorId=${author.userId}`)).json<PostPage>()
  const likers = (await viewer.send('GET', `/posts/${posts.get(sora)}/likes`)).json<UserPage>()
  const listed = likers.items.some(({ user }) => user.id === String(author.userId))
  return [post.statusCode, likes.statusCode, byAuthor.items.length, listed]
}

test.each([
  ['Mina blocks Junho', 11, 12],
  ['Junho blocks Mina', 12, 11],
])('%s: no read here shows one the other, others see both, and it can be taken back', async (_title, actor, target) => {
  await relate(committedKinds.block, actor, target)
  expect(await sees(mina, junho)).toEqual([404, 404, 0, false])
  expect(await sees(junho, mina)).toEqual([404, 404, 0, false])
  for (const other of [mina, junho]) {
    expect(await sees(sora, other)).toEqual([200, 200, 1, true])
    expect((await other.send('GET', `/posts/${posts.get(sora)}`)).statusCode).toBe(200)
    // One's own.
    expect(await sees(other, other)).toEqual([200, 200, 1, true])
  }
  expect((await app.service.inject(`/posts/${posts.get(junho)}`)).statusCode).toBe(200)
  await relate(committedKinds.block, actor, target, false)
  expect(await sees(mina, junho)).toEqual([200, 200, 1, true])
  expect(await sees(junho, mina)).toEqual([200, 200, 1, true])
})

test('a mute hides nothing that is opened on purpose', async () => {
  await relate(committedKinds.mute, 11, 12)
  expect(await sees(mina, junho)).toEqual([200, 200, 1, true])
})
