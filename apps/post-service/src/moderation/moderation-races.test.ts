import { randomUUID } from 'node:crypto'
import type { Db } from '@matjip/db-schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson } from '../../test/person.ts'
import type { Person } from '../../test/person.ts'
import { deletePost } from '../posts/delete-post.ts'
import { hidePost } from './hide-post.ts'
import { unhidePost } from './unhide-post.ts'

const [MINA, JUNHO, MODERATOR, LEFT] = [11, 12, 90, 91]
let app: TestApp
let mina: Person
let junho: Person
let moderator: Person
beforeAll(async () => {
  app = await openTestApp()
  ;[mina, junho] = [await createPerson(app, MINA), await createPerson(app, JUNHO)]
  moderator = await createPerson(app, MODERATOR, { matjip_roles: ['moderator'] })
})
afterAll(() => app.close())

type Answer = Awaited<ReturnType<Person['send']>>

/** Sends a request while a transaction has done something and not committed; it commits once the request waits, or is answered. */
async function amid(change: (db: Db) => Promise<unknown>, send: () => Promise<Answer>): Promise<Answer> {
  let answer: Promise<Answer> | undefined
  await app.database.db.transaction(async (tx) => {
    await change(tx as unknown as Db)
    let isAnswered = false
    answer = send().finally(() => (isAnswered = true))
    const waits = async () => {
      const { rowCount } = await app.database.pool.query(
        `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rowCount !== 0
    }
    await expect.poll(async () => isAnswered || (await waits()), { timeout: 10_000 }).toBe(true)
  })
  return answer as Promise<Answer>
}

const hide = (postId: string, as = moderator) =>
  as.send('PUT', `/moderation/posts/${postId}/hidden`, { payload: { reason: 'spam' } })
const unhide = (postId: string) => moderator.send('DELETE', `/moderation/posts/${postId}/hidden`)
const decision = (id: string) => ({ postId: Number(id), moderatorId: MODERATOR, note: null })
const hiding = (id: string) => (db: Db) => hidePost(db, { ...decision(id), reason: 'abuse' })
const unhiding = (id: string) => (db: Db) => unhidePost(db, decision(id))
const places = async (id: string) => {
  const { rows } = await app.database.pool.query<{ place: string }>(
    `select 'posts' as place from posts where id = $1 union all select 'hidden' from hidden_posts where id = $1`,
    [id],
  )
  return rows.map(({ place }) => place)
}

test('its author deletes a post that is just being hidden or shown again, and it is gone', async () => {
  const [shown, hidden] = [await mina.posted(), await mina.posted()]
  await hide(hidden.id)
  for (const [id, change] of [
    [shown.id, hiding(shown.id)],
    [hidden.id, unhiding(hidden.id)],
  ] as const) {
    const answer = await amid(change, () => mina.send('DELETE', `/posts/${id}`))
    expect([answer.statusCode, await places(id)]).toEqual([204, []])
  }
})

test('of two moderators the second decides about what the first has left', async () => {
  const post = await mina.posted()
  const both = await amid(hiding(post.id), () => hide(post.id))
  expect([both.statusCode, both.json().reason]).toEqual([200, 'abuse'])
  const again = await amid(unhiding(post.id), () => hide(post.id))
  expect([again.statusCode, again.json().reason, await places(post.id)]).toEqual([200, 'spam', ['hidden']])
  const back = await amid(unhiding(post.id), () => unhide(post.id))
  expect([back.statusCode, await places(post.id)]).toEqual([200, ['posts']])
})

test('a report that comes as its post goes, or as it is hidden, finds none, and none is left', async () => {
  const [deleted, hidden] = [await mina.posted(), await mina.posted()]
  for (const [id, change] of [
    [deleted.id, (db: Db) => deletePost(db, { postId: Number(deleted.id), callerId: MINA })],
    [hidden.id, hiding(hidden.id)],
  ] as const) {
    const answer = await amid(change, () =>
      junho.send('POST', `/posts/${id}/reports`, {
        headers: { 'idempotency-key': randomUUID() },
        payload: { reason: 'spam' },
      }),
    )
    expect(answer.statusCode).toBe(404)
  }
  const { rows } = await app.database.pool.query('select post_id from post_reports')
  expect(rows).toEqual([])
})

test('a moderator whose account was deleted long ago decides nothing, with however new a token', async () => {
  const post = await mina.posted()
  const left = await createPerson(app, LEFT, { matjip_roles: ['moderator'] })
  // Longer ago than processes remember who has left.
  await app.database.pool.query(
    `insert into users (id, handle, display_name, deleted_at, erased_at) values ($1, 'left', '', now() - interval '40 days', now())`,
    [LEFT],
  )
  const refused = await hide(post.id, left)
  expect([refused.statusCode, refused.json().code, await places(post.id)]).toEqual([401, 'account-deleted', ['posts']])
  const { rowCount } = await app.database.pool.query('select from moderation_audit where moderator_id = $1', [LEFT])
  expect(rowCount).toBe(0)
})
