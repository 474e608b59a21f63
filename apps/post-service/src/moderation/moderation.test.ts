import { randomUUID } from 'node:crypto'
import { counterKinds } from '@matjip/db-schema'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestApp } from '../../test/open-test-app.ts'
import type { TestApp } from '../../test/open-test-app.ts'
import { createPerson } from '../../test/person.ts'
import type { Person } from '../../test/person.ts'

let app: TestApp
let mina: Person
let junho: Person
let sora: Person
let moderator: Person
beforeAll(async () => {
  app = await openTestApp()
  ;[mina, junho, sora] = [await createPerson(app, 11), await createPerson(app, 12), await createPerson(app, 13)]
  moderator = await createPerson(app, 90, { matjip_roles: ['moderator', 'cook'] })
})
afterAll(() => app.close())

const report = (person: Person, postId: string, reason = 'spam', key: string = randomUUID()) =>
  person.send('POST', `/posts/${postId}/reports`, {
    headers: { 'idempotency-key': key },
    payload: { reason, note: '광고 같아요' },
  })
const hide = (postId: string, as = moderator) =>
  as.send('PUT', `/moderation/posts/${postId}/hidden`, { payload: { reason: 'spam', note: '광고' } })
const unhide = (postId: string) =>
  moderator.send('DELETE', `/moderation/posts/${postId}/hidden?note=${encodeURIComponent('다시 보니 괜찮음')}`)
const audit = async (postId: string) =>
  (await moderator.send('GET', `/moderation/audit?postId=${postId}`))
    .json()
    .items.map(({ action }: { action: string }) => action)
const openReports = async () => (await moderator.send('GET', '/moderation/reports')).json().items
const statusOf = async (person: Person, postId: string) => (await person.send('GET', `/posts/${postId}`)).statusCode
const countOf = async (kind: keyof typeof counterKinds, owner: string) => {
  const { rows } = await app.database.pool.query<{ count: number }>(
    'select count from counters where kind = $1 and owner_id = $2',
    [counterKinds[kind], owner],
  )
  return rows[0]?.count ?? 0
}

test('a post is reported once by each person; a repeat gets the first report, a second one too', async () => {
  const { id } = await mina.posted({ text: '국밥 #신고하나' })
  const key = randomUUID()
  const first = await report(junho, id, 'spam', key)
  expect([first.statusCode, first.json()]).toEqual([
    201,
    { id: expect.any(String), postId: id, reason: 'spam', note: '광고 같아요', createdAt: expect.any(String) },
  ])
  const repeated = await report(junho, id, 'spam', key)
  expect([repeated.statusCode, repeated.headers['idempotency-replayed'], repeated.json()]).toEqual([
    201,
    'true',
    first.json(),
  ])
  const again = await report(junho, id, 'violence')
  expect([again.statusCode, again.json()]).toEqual([200, first.json()])
  expect((await report(sora, id, 'abuse')).statusCode).toBe(201)
  expect((await report(mina, id)).json().code).toBe('self-relation')
  expect((await report(junho, '999')).statusCode).toBe(404)
  for (const payload of [
    {},
    { reason: 'ugly' },
    { reason: 'spam', note: 'x'.repeat(501) },
    { reason: 'spam', userId: '11' },
  ])
    expect(
      (await sora.send('POST', `/posts/${id}/reports`, { headers: { 'idempotency-key': randomUUID() }, payload }))
        .statusCode,
    ).toBe(400)
  const open = await openReports()
  expect(open.map(({ reporterId, reason, post }: never) => [reporterId, reason, post])).toEqual([
    ['12', 'spam', expect.objectContaining({ id, authorId: '11', text: '국밥 #신고하나', isHidden: false })],
    ['13', 'abuse', expect.objectContaining({ id })],
  ])
  expect((await moderator.send('DELETE', `/moderation/posts/${id}/reports?note=ok`)).statusCode).toBe(204)
  expect(await openReports()).toEqual([])
  expect((await moderator.send('DELETE', `/moderation/posts/${id}/reports`)).statusCode).toBe(404)
  expect(await audit(id)).toEqual(['dismiss'])
})

test('whoever may not see a post cannot report it', async () => {
  const { id } = await mina.posted({ text: '안 보이는 글' })
  await app.database.pool.query(
    `insert into relations (kind, actor_id, target_id, active, version, op_id, since) values (6, 11, 12, true, 1, 'blocked_', 1)`,
  )
  expect((await report(junho, id)).statusCode).toBe(404)
  await app.database.pool.query('delete from relations')
})

test('a hidden post is gone for everybody within moments, on every instance, with its counts; shown again it is as it was', async () => {
  const other = await app.another()
  const post = await mina.posted({ text: '숨길 국밥 #숨김하나 #숨김둘' })
  const { rows } = await app.database.pool.query<{ id: string }>("select id from hashtags where name = '숨김둘'")
  const [tag = { id: '' }] = rows
  const before = [await countOf('posts', '11'), await countOf('hashtagPosts', tag.id)]
  // Kept by both instances, and by Redis.
  for (const person of [mina, junho, sora]) expect(await statusOf(person, post.id)).toBe(200)
  expect((await other.inject(`/posts/${post.id}`)).statusCode).toBe(200)
  await report(junho, post.id)

  const answer = await hide(post.id)
  expect([answer.statusCode, answer.json()]).toEqual([
    200,
    { postId: post.id, isHidden: true, reason: 'spam', hiddenAt: expect.stringMatching(/Z$/) },
  ])
  for (const person of [mina, junho, moderator]) await expect.poll(() => statusOf(person, post.id)).toBe(404)
  await expect.poll(async () => (await other.inject(`/posts/${post.id}`)).statusCode).toBe(404)
  expect((await mina.send('GET', '/posts?authorId=11')).body).not.toContain(post.id)
  expect((await junho.send('GET', `/posts/${post.id}/likes`)).statusCode).toBe(404)
  expect([await countOf('posts', '11'), await countOf('hashtagPosts', tag.id)]).toEqual(
    before.map((count) => count - 1),
  )
  expect(await openReports()).toEqual([])
  expect((await report(sora, post.id)).statusCode).toBe(404)
  const edit = await mina.send('PATCH', `/posts/${post.id}`, { headers: { 'if-match': '*' }, payload: { rating: 5 } })
  expect(edit.statusCode).toBe(404)
  // Again, it changes nothing.
  expect((await hide(post.id)).json()).toEqual(answer.json())

  const shown = await unhide(post.id)
  expect([shown.statusCode, shown.json()]).toEqual([
    200,
    { postId: post.id, isHidden: false, reason: null, hiddenAt: null },
  ])
  const again = await mina.send('GET', `/posts/${post.id}`)
  expect(again.json()).toEqual({ ...post, version: 3 })
  await expect.poll(async () => (await other.inject(`/posts/${post.id}`)).statusCode).toBe(200)
  expect([await countOf('posts', '11'), await countOf('hashtagPosts', tag.id)]).toEqual(before)
  const edges = await app.database.pool.query('select position from post_hashtags where post_id = $1 order by 1', [
    post.id,
  ])
  expect(edges.rows).toEqual([{ position: 0 }, { position: 1 }])
  expect((await unhide(post.id)).statusCode).toBe(200)
  expect(await audit(post.id)).toEqual(['unhide', 'hide'])
  const events = await app.database.pool.query<{ payload: { type: string; version: number } }>(
    `select payload from outbox where payload ->> 'postId' = $1 order by id`,
    [post.id],
  )
  expect(events.rows.map(({ payload: { type, version } }) => [type, version])).toEqual([
    ['post.created', 1],
    ['post.deleted', 2],
    ['post.created', 3],
  ])
})

test('its author may delete a hidden post, and nobody else; then it cannot be shown again', async () => {
  const post = await mina.posted({ text: '지울 글 #지움' })
  await hide(post.id)
  expect((await junho.send('DELETE', `/posts/${post.id}`)).statusCode).toBe(404)
  expect((await mina.send('DELETE', `/posts/${post.id}`)).statusCode).toBe(204)
  expect((await mina.send('DELETE', `/posts/${post.id}`)).statusCode).toBe(404)
  expect((await unhide(post.id)).statusCode).toBe(404)
  const { rows } = await app.database.pool.query('select state from uploads where post_id = $1', [post.id])
  expect(rows).toEqual([])
})

test('who is no moderator is told so before anything else, whatever they send', async () => {
  const post = await mina.posted({ text: '그대로 있을 글' })
  const cook = await createPerson(app, 14, { matjip_roles: ['cook'] })
  const text = await createPerson(app, 15, { matjip_roles: 'moderator' })
  for (const person of [mina, junho, cook, text])
    for (const [method, url] of [
      ['GET', '/moderation/reports'],
      ['GET', '/moderation/reports?limit=x'],
      ['GET', '/moderation/audit'],
      ['PUT', `/moderation/posts/${post.id}/hidden`],
      ['DELETE', `/moderation/posts/${post.id}/hidden`],
      ['DELETE', `/moderation/posts/${post.id}/reports`],
    ] as const) {
      const answer = await person.send(method, url)
      expect([url, answer.statusCode, answer.json().code]).toEqual([url, 403, 'forbidden'])
    }
  expect((await app.service.inject('/moderation/audit')).statusCode).toBe(401)
  expect(await statusOf(junho, post.id)).toBe(200)
})

test('what was decided is never changed, only who decided is forgotten with their account', async () => {
  const { pool } = app.database
  await expect(pool.query(`update moderation_audit set note = 'other'`)).rejects.toThrow(/append-only/)
  await expect(pool.query(`update moderation_audit set moderator_id = 1`)).rejects.toThrow(/append-only/)
  await expect(pool.query(`update moderation_audit set moderator_id = null, reason = 'abuse'`)).rejects.toThrow(
    /append-only/,
  )
  await expect(pool.query('delete from moderation_audit')).rejects.toThrow(/append-only/)
  await expect(pool.query('truncate moderation_audit')).rejects.toThrow(/append-only/)
  const { rowCount } = await pool.query('update moderation_audit set moderator_id = null where moderator_id = 90')
  expect(rowCount).toBeGreaterThan(0)
})

test('queue and trail go page by page, each thing once', async () => {
  const ids: string[] = []
  for (let n = 0; n < 5; n++) ids.push((await mina.posted({ text: `여러 글 ${n}` })).id)
  for (const id of ids) await report(sora, id)
  const walk = async (path: string) => {
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = (await moderator.send('GET', `${path}?limit=2${cursor && `&cursor=${cursor}`}`)).json()
      seen.push(...page.items.map((item: { id: string }) => item.id))
      cursor = page.nextCursor as string | null
    }
    return seen
  }
  const reports = await walk('/moderation/reports')
  expect([reports.length, new Set(reports).size]).toEqual([5, 5])
  for (const id of ids) await hide(id)
  const trail = await walk('/moderation/audit')
  expect(trail.map(Number)).toEqual(trail.map(Number).toSorted((a, b) => b - a))
  expect(await walk('/moderation/reports')).toEqual([])
  expect((await moderator.send('GET', '/moderation/audit?cursor=nonsense')).json().code).toBe('invalid-cursor')
})
