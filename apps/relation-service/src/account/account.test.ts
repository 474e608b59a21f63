import type { AddressInfo } from 'node:net'
import { relationKinds } from '@matjip/contracts'
import { createPostgresRecord } from '@matjip/relations'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { nextClick } from '../../test/clicks.ts'
import { seedPost, seedRelation, seedUsers } from '../../test/seed.ts'
import { openTestApp } from '../../test/test-app.ts'
import type { TestApp } from '../../test/test-app.ts'
import { openExport } from './open-export.ts'

const [MINA, JUNHO, SORA, BORA, LEAVER, WRITER] = [11, 12, 13, 14, 15, 16]
let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
  await seedUsers(app.db, [MINA, JUNHO, SORA, BORA])
})
afterAll(() => app.close())

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

test('an export has everything of the caller, a line each, and nothing of anybody else; its last line counts them', async () => {
  for (let id = 1; id <= 230; id++) await seedPost(app.db, 1000 + id, JUNHO)
  await seedPost(app.db, 5000, SORA)
  await seedRelation(app.db, 'follow', JUNHO, MINA, { since: 5_000_000 })
  await seedRelation(app.db, 'follow', MINA, JUNHO)
  await seedRelation(app.db, 'like', JUNHO, 5000)
  await seedRelation(app.db, 'like', JUNHO, 1001, { active: false })
  await seedRelation(app.db, 'savePost', SORA, 1001)
  await app.call('PUT', `/relations/mutes/${SORA}`, { as: JUNHO })
  const uploads = `insert into uploads (id, owner_id, object_key, content_type, byte_size, state, created_at)
    select id, $1, 'o' || id, 'image/png', 3, $2, now() - id * interval '1 microsecond' from generate_series($3::int, $4::int) as id`
  await app.pool.query(uploads, [JUNHO, 'attached', 1, 205])
  await app.pool.query(uploads, [JUNHO, 'orphan', 300, 301])
  await app.pool.query(uploads, [SORA, 'attached', 400, 401])

  const answer = await app.call('GET', '/users/me/export', { as: JUNHO })
  expect([answer.statusCode, answer.headers['content-type'], answer.headers['cache-control']]).toEqual([
    200,
    'application/x-ndjson; charset=utf-8',
    'no-store',
  ])
  const lines = linesOf(answer.body)
  const types = Object.fromEntries(
    [...Map.groupBy(lines, ({ type }) => type as string)].map(([type, of]) => [type, of.length]),
  )
  expect(types).toEqual({ profile: 1, post: 230, upload: 205, follow: 1, like: 1, mute: 1, end: 1 })
  expect(lines.at(-1)).toEqual({ type: 'end', lines: lines.length - 1 })
  expect(lines[0]).toMatchObject({ type: 'profile', id: '12', handle: 'user12' })
  expect(lines.find(({ type }) => type === 'follow')).toEqual({
    type: 'follow',
    id: '11',
    name: 'user11',
    since: '1970-01-01T00:00:05.000Z',
  })
  const ids = lines.filter(({ type }) => type === 'upload').map(({ id }) => id)
  expect(new Set(ids).size).toBe(205)
  expect((await app.call('GET', '/users/me/export')).statusCode).toBe(401)
  expect((await app.call('GET', '/users/me/export?userId=13', { as: JUNHO })).statusCode).toBe(400)
})

test('an export is not read faster than it is taken', async () => {
  let statements = 0
  const pool = {
    query: (...args: Parameters<typeof app.pool.query>) => {
      statements++
      return app.pool.query(...args)
    },
  } as never
  const stream = await openExport(pool, JUNHO)
  const iterator = stream[Symbol.asyncIterator]()
  await iterator.next()
  await new Promise((resolve) => setTimeout(resolve, 50))
  // The profile, and a page or two in the stream's own buffer: not the other eight statements.
  expect(statements).toBeLessThan(5)
  stream.destroy()
})

test('an export of an account that is deleted meanwhile breaks off without its last line', async () => {
  await seedUsers(app.db, [LEAVER])
  const stream = await openExport(app.pool, LEAVER)
  await app.call('DELETE', '/users/me', { as: LEAVER })
  await expect(stream.toArray()).rejects.toMatchObject({ code: 'account-deleted' })
})

test('an export holds no place while it is taken, goes on one at a time, and not for ever', async () => {
  await seedUsers(app.db, [WRITER])
  // More than sockets hold on both sides.
  await app.pool.query(
    `insert into posts (id, author_id, text, hashtags) select 700000 + id, $1, repeat('맛', 10000), '{}' from generate_series(1, 600) as id`,
    [WRITER],
  )
  const authorization = `Bearer ${await app.issuer.tokenFor({ userId: WRITER })}`
  const begin = async (exportMs: number) => {
    const { service, call } = await app.instance({ exportMs })
    await service.listen({ host: '127.0.0.1', port: 0 })
    const { port } = service.server.address() as AddressInfo
    const answer = await fetch(`http://127.0.0.1:${port}/users/me/export`, { headers: { authorization } })
    return { service, call, answer }
  }
  const { service, call, answer } = await begin(60_000)
  const second = await call('GET', '/users/me/export', { as: WRITER })
  expect([second.statusCode, second.headers['retry-after']]).toEqual([429, '30'])
  expect((await service.inject('/metrics')).body).toContain('http_server_places_taken 0')
  expect(linesOf(await answer.text()).at(-1)).toEqual({ type: 'end', lines: 601 })
  expect((await call('GET', '/users/me/export', { as: WRITER })).statusCode).toBe(200)

  // Too short for so much: it is cut off, before its head or after.
  await expect(begin(1).then((cut) => cut.answer.text())).rejects.toThrow()
})

test('a deleted account is gone for everybody from the answer on, its names too, and its token is good for nothing', async () => {
  await seedPost(app.db, 6000, MINA)
  const answer = await app.call('DELETE', '/users/me', { as: MINA })
  expect([answer.statusCode, answer.json()]).toEqual([202, { deletedAt: expect.stringMatching(/Z$/) }])
  expect(answer.headers['cache-control']).toBe('no-store')
  expect((await app.call('GET', `/users/${MINA}`)).statusCode).toBe(404)
  expect((await app.call('GET', `/relations/users/${MINA}/followers`)).statusCode).toBe(404)
  const following = await app.call('GET', `/relations/users/${JUNHO}/following`)
  expect(following.json().items).toEqual([])
  const { rows } = await app.pool.query('select handle, display_name, bio, deleted_at from users where id = $1', [MINA])
  expect(rows).toEqual([
    { handle: expect.stringMatching(/^[0-9a-f-]{36}$/), display_name: '', bio: '', deleted_at: expect.any(Date) },
  ])
  const events = await app.pool.query('select payload from outbox')
  expect(events.rows).toContainEqual({ payload: { v: 1, type: 'author.renamed', authorId: MINA } })

  for (const [method, url] of [
    ['DELETE', '/users/me'],
    ['GET', '/users/me'],
    ['GET', '/users/me/export'],
    ['GET', `/users/${JUNHO}`],
    ['PUT', `/relations/follows/${JUNHO}`],
    ['PUT', `/relations/blocks/${JUNHO}`],
    ['GET', '/relations/events'],
  ] as const) {
    const refused = await app.call(method, url, { as: MINA })
    expect([url, refused.statusCode, refused.json().code]).toEqual([url, 401, 'account-deleted'])
  }
  // The handle is free.
  const token = await app.issuer.tokenFor({ userId: 77, handle: `user${MINA}` })
  const newcomer = await app.service.inject({ url: '/users/me', headers: { authorization: `Bearer ${token}` } })
  expect(newcomer.json()).toMatchObject({ handle: `user${MINA}` })
})

test('another process refuses the token within moments, and a click that was under way comes to nothing', async () => {
  const other = await app.instance()
  expect((await other.call('PUT', `/relations/follows/${JUNHO}`, { as: SORA })).statusCode).toBe(202)
  await app.call('DELETE', '/users/me', { as: SORA })
  await expect
    .poll(async () => (await other.call('GET', `/users/${JUNHO}`, { as: SORA })).statusCode, { timeout: 5_000 })
    .toBe(401)
  const click = await nextClick(app)
  expect(click).toMatchObject({ actorId: SORA, active: true })
  const { rejected } = await createPostgresRecord(app.pool).commit([click])
  expect(rejected).toEqual([{ opId: click.opId, code: 'actor-deleted' }])
  const left = await app.pool.query('select from relations where kind = $1 and actor_id = $2', [
    relationKinds.follow,
    SORA,
  ])
  expect(left.rowCount).toBe(0)
  expect((await app.pool.query('select from relation_failures where actor_id = $1', [SORA])).rowCount).toBe(0)
})

test('somebody whom no service has met leaves a mark, too', async () => {
  expect((await app.call('DELETE', '/users/me', { as: 99 })).statusCode).toBe(202)
  const { rows } = await app.pool.query('select deleted_at is not null as gone, display_name from users where id = 99')
  expect(rows).toEqual([{ gone: true, display_name: '' }])
})

test('without Postgres nothing is promised', async () => {
  const dead = await app.instance({ dead: ['postgres'] })
  expect((await dead.call('DELETE', '/users/me', { as: BORA })).statusCode).toBe(503)
  expect((await dead.call('GET', '/users/me/export', { as: BORA })).statusCode).toBe(503)
  const alone = await app.instance({ dead: ['redis'] })
  expect((await alone.call('DELETE', '/users/me', { as: BORA })).statusCode).toBe(202)
})
