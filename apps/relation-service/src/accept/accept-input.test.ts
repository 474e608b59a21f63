import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeClicks, waitingClicks } from '../../test/clicks.ts'
import { openTestApp } from '../../test/test-app.ts'
import type { TestApp } from '../../test/test-app.ts'

const MINA = 48122390016000
let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

/** Asks, and shows what the problem document names. Nothing may have been accepted. */
async function refusal(url: string, headers: Record<string, string> = {}) {
  const answer = await app.call('PUT', url, { as: MINA, headers })
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(await waitingClicks(app)).toBe(0)
  expect(await app.redis.dbsize()).toBe(0)
  const { code, errors } = answer.json()
  return { status: answer.statusCode, code, pointer: errors[0]?.pointer }
}

test.each([
  '0',
  '-1',
  '1e3',
  '12345678901234567',
  '9007199254740992',
  '9999999999999999',
  'mina',
  '01',
  '1.5',
  '%20',
  '１',
])('the target %s is no id', async (id) => {
  expect(await refusal(`/relations/follows/${id}`)).toEqual({
    status: 400,
    code: 'invalid-request',
    pointer: '/path/userId',
  })
})

test.each(['0', '-1', '1e15', 'now', '1.5', '12345678901234567', '1, 2'])(
  'the echoed version %s is none',
  async (version) => {
    expect(await refusal('/relations/likes/5', { 'matjip-version': version })).toEqual({
      status: 400,
      code: 'invalid-request',
      pointer: '/header/matjip-version',
    })
  },
)

test('an echoed version more than 5 s ahead is refused', async () => {
  const version = String((Date.now() + 60_000) * 1000)
  expect(await refusal('/relations/likes/5', { 'matjip-version': version })).toEqual({
    status: 400,
    code: 'version-in-future',
    pointer: '/header/matjip-version',
  })
})

test('an unknown query field, NUL and broken percent-encoding are refused', async () => {
  expect(await refusal('/relations/likes/5?force=true')).toMatchObject({ status: 400, pointer: '/query/force' })
  expect(await refusal('/relations/likes/5%00')).toMatchObject({ status: 400, pointer: '/path/postId' })
  expect(await refusal('/relations/likes/%E0%A4%A')).toMatchObject({ status: 400 })
})

test('a body is refused, an empty one is none', async () => {
  const put = (payload: string) =>
    app.call('PUT', '/relations/likes/5', { as: MINA, headers: { 'content-type': 'application/json' }, payload })
  for (const payload of ['{"active":false}', '[1]', '"like"', '{']) {
    const answer = await put(payload)
    expect([payload, answer.statusCode]).toEqual([payload, 400])
  }
  expect(await waitingClicks(app)).toBe(0)
  expect((await put('{}')).statusCode).toBe(202)
  await takeClicks(app, 1)
  await app.redis.flushdb()
})

test('an unknown kind of relation is not found', async () => {
  expect(await refusal('/relations/hugs/5')).toMatchObject({ status: 404, code: 'not-found' })
})

test('without a valid token nothing is accepted, whatever is wrong with it', async () => {
  const { issuer, service } = app
  const none = [{ alg: 'none' }, { iss: issuer.options.issuer, aud: 'matjip', matjip_user_id: '5', sub: '5', exp: 4e9 }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const good = await issuer.tokenFor({ userId: MINA })
  const tokens = {
    missing: undefined,
    unsigned: `${none}.`,
    forged: `${good.slice(0, -8)}AAAAAAAA`,
    foreign: await issuer.tokenFor({ userId: MINA, claims: { aud: 'another' } }),
    expired: await issuer.tokenFor({ userId: MINA, expiresIn: '-1h' }),
    nobody: await issuer.tokenFor({ userId: MINA, claims: { matjip_user_id: '0' } }),
  }
  for (const [name, token] of Object.entries(tokens)) {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` }
    for (const method of ['PUT', 'DELETE'] as const) {
      const answer = await service.inject({ method, url: '/relations/likes/5', headers })
      expect([name, answer.statusCode, answer.headers['www-authenticate']]).toEqual([name, 401, expect.any(String)])
    }
  }
  expect(await waitingClicks(app)).toBe(0)
})
