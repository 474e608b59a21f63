import { quarantine, queueDepth } from '@matjip/queue'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventsOf, openOpsWorld, TOKEN } from '../test/ops-world.ts'
import type { Sample } from './watch/sample.ts'

let world: Awaited<ReturnType<typeof openOpsWorld>>
beforeAll(async () => {
  world = await openOpsWorld()
})
afterAll(() => world.close())

const operation = {
  v: 1,
  kind: 'like',
  actorId: 1,
  actorHandle: 'mina',
  actorName: '미나',
  targetId: 100,
  active: true,
  version: Date.now() * 1_000,
  opId: 'op-00000001',
}

test('the page is there for everybody, with its policy; what it shows is for operators', async () => {
  const page = await fetch(`${world.origin}/ops`)
  expect([page.status, await page.text()]).toEqual([200, 'index.html'])
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
  expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
  for (const path of ['/ops/session', '/ops/events', '/ops/aside/relations-quarantine'])
    expect((await fetch(world.origin + path)).status, path).toBe(401)
  expect((await world.post('/ops/aside/relations-quarantine/redrive', {})).status).toBe(401)
})

test('a wrong token is refused and noted, the right one gives a cookie that no script and no other site can use', async () => {
  const refused = await world.post('/ops/session', { token: `${TOKEN}x` })
  expect([refused.status, refused.headers.get('set-cookie')]).toEqual([401, null])
  expect(world.lines.at(-1)?.msg ?? '').not.toContain(TOKEN)
  expect(world.lines.some(({ msg }) => msg === 'somebody tried to sign in with a wrong operations token')).toBe(true)
  const answer = await world.post('/ops/session', { token: TOKEN })
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
    204,
    expect.stringMatching(/^matjip_ops=[^;]+; Max-Age=43200; Path=\/ops; HttpOnly; SameSite=Strict$/),
  ])
  expect(JSON.stringify(world.lines)).not.toContain(TOKEN)
})

test('a page of another port of this host can do nothing with an operator’s cookie', async () => {
  const cookie = await world.signIn()
  const foreign = { cookie, origin: 'http://127.0.0.1:9', 'sec-fetch-site': 'same-site' }
  expect((await world.post('/ops/aside/relations-quarantine/redrive', {}, foreign)).status).toBe(403)
  expect((await world.post('/ops/session', { token: TOKEN }, foreign)).status).toBe(403)
})

test('signing out takes the cookie away', async () => {
  const cookie = await world.signIn()
  const headers = { cookie, origin: world.origin }
  expect((await fetch(`${world.origin}/ops/session`, { headers })).status).toBe(200)
  const answer = await fetch(`${world.origin}/ops/session`, { method: 'DELETE', headers })
  expect([answer.status, answer.headers.get('set-cookie')]).toEqual([204, expect.stringContaining('matjip_ops=;')])
})

test('looks come while somebody watches: stores, processes that answer and one that does not', async () => {
  await world.redis.hset('rel:intent:{7}', 'like:1', 'x')
  await world.pool.query(`insert into outbox (payload) values ('{}')`)
  const leave = new AbortController()
  const cookie = await world.signIn()
  const answer = await fetch(`${world.origin}/ops/events`, { headers: { cookie }, signal: leave.signal })
  expect(answer.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  const samples: Sample[] = []
  const names: string[] = []
  for await (const { event, value } of eventsOf(answer)) {
    names.push(event)
    if (event === 'sample') samples.push((value as { sample: Sample }).sample)
    if (samples.length === 3) break
  }
  leave.abort()
  expect(names).toEqual(['history', 'sample', 'sample', 'sample'])
  const last = samples[2]!
  expect(last.processes).toMatchObject([
    { name: 'nobody', isUp: false },
    { name: 'ops', isUp: true },
  ])
  expect(last.processes[1]?.memory).toBeGreaterThan(10_000_000)
  expect(last.queues?.map(({ name, visible }) => [name, visible])).toContainEqual(['relations', 0])
  expect(last.redis).toMatchObject({ keys: 1, families: [{ name: 'relation intents', keys: 1 }] })
  expect(last.record).toMatchObject({ outbox: 1, outboxOldestS: expect.any(Number) as number })
  expect(last.trends).toMatchObject({ posts: 0, ageS: null, hashtags: [] })
})

test('a message that was set aside is seen with its reason, and goes its way again; the log knows who sent it', async () => {
  const { sqs, urls, pool } = world
  const aside = { messageId: 'm', body: JSON.stringify(operation), reason: 'refused-by-postgres', detail: 'too large' }
  await quarantine(sqs, urls['relations-quarantine'], aside)
  await quarantine(sqs, urls['relations-quarantine'], { ...aside, body: 'poison', reason: 'not-json' })
  await pool.query(`insert into relation_failures (op_id, actor_id, code) values ('op-00000001', 1, 'quarantined')`)
  const cookie = await world.signIn()
  const listed = await fetch(`${world.origin}/ops/aside/relations-quarantine`, { headers: { cookie } })
  const { messages } = (await listed.json()) as { messages: { messageId: string; reason: string; body: string }[] }
  expect(messages.map(({ reason }) => reason).sort()).toEqual(['not-json', 'refused-by-postgres'])
  const id = messages.find(({ reason }) => reason === 'refused-by-postgres')?.messageId ?? ''
  const answer = await world.post('/ops/aside/relations-quarantine/redrive', { ids: [id, 'gone'] }, { cookie })
  expect([answer.status, await answer.json()]).toEqual([200, { sent: [id], missing: ['gone'] }])
  expect(await queueDepth(sqs, urls.relations)).toMatchObject({ visible: 1 })
  expect(await queueDepth(sqs, urls['relations-quarantine'])).toMatchObject({ visible: 1, inFlight: 0 })
  expect((await pool.query('select from relation_failures')).rows).toEqual([])
  const audit = world.lines.filter((line) => line.audit === 'redrive')
  expect(audit).toMatchObject([
    { queue: 'relations-quarantine', ids: [id, 'gone'], msg: 'an operator sends messages again' },
    { sent: [id], missing: ['gone'], msg: 'messages were sent again' },
  ])
  expect(audit[0]?.session).toMatch(/^[0-9a-f]{12}$/)
})

test('dead letters of another queue go back to that queue, all of them; a queue that nobody knows is 404', async () => {
  const { sqs, urls } = world
  const aside = { messageId: 'm', body: '{"events":[]}', reason: 'x', detail: 'y' }
  await quarantine(sqs, urls['post-events-dlq'], aside)
  await quarantine(sqs, urls['post-events-dlq'], aside)
  const cookie = await world.signIn()
  const answer = await world.post('/ops/aside/post-events-dlq/redrive', {}, { cookie })
  expect(((await answer.json()) as { sent: string[] }).sent).toHaveLength(2)
  expect(await queueDepth(sqs, urls['post-events'])).toMatchObject({ visible: 2 })
  for (const name of ['relations', 'toString'])
    expect((await world.post(`/ops/aside/${name}/redrive`, {}, { cookie })).status, name).toBe(404)
})
