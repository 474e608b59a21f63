import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { userIdOf } from '@matjip/contracts/user-id'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { expect, onTestFinished, test } from 'vitest'
import { startGateway } from '../test/upstream.ts'
import { buildIssuer } from './issuer-app.ts'
import { openSigningKey } from './signing-key.ts'

async function keyFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'issuer-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return join(folder, 'key.json')
}

const problemType: unknown = expect.stringMatching(/^application\/problem\+json/)

/** An issuer behind a gateway, as in the local stack. */
async function startIssuer() {
  const key = await openSigningKey(await keyFile())
  const issuer = buildIssuer({ issuerUrl: 'http://gateway.test/dev', audience: 'matjip', key })
  onTestFinished(() => issuer.close())
  return startGateway({ issuer: await issuer.listen({ host: '127.0.0.1', port: 0 }) })
}

const signIn = (origin: string, body: string, type = 'application/json') =>
  fetch(`${origin}/dev/token`, { method: 'POST', headers: { 'content-type': type }, body })

test('a token verifies through the published keys and carries who it is for', async () => {
  const { origin } = await startIssuer()
  const answer = await signIn(origin, '{"handle":"mina","displayName":"미나"}')
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
  const { accessToken, userId, ...rest } = (await answer.json()) as { accessToken: string; userId: string }
  expect([userId, rest]).toEqual([String(userIdOf('mina')), {}])
  const keys = createRemoteJWKSet(new URL(`${origin}/dev/jwks.json`))
  const expected = { issuer: 'http://gateway.test/dev', audience: 'matjip', algorithms: ['RS256'] }
  const { payload, protectedHeader } = await jwtVerify(accessToken, keys, expected)
  const claims = { sub: userId, matjip_user_id: userId, preferred_username: 'mina', name: '미나' }
  expect(payload).toMatchObject(claims)
  expect(payload.exp! - payload.iat!).toBe(12 * 60 * 60)
  expect(protectedHeader.kid).toMatch(/^[\w-]{43}$/)
})

test('whoever asks to moderate may; another role is none of ours', async () => {
  const { origin } = await startIssuer()
  const answer = await signIn(origin, '{"handle":"mina","roles":["moderator"]}')
  const { accessToken } = (await answer.json()) as { accessToken: string }
  const keys = createRemoteJWKSet(new URL(`${origin}/dev/jwks.json`))
  expect((await jwtVerify(accessToken, keys)).payload.matjip_roles).toEqual(['moderator'])
  expect((await signIn(origin, '{"handle":"mina","roles":["admin"]}')).status).toBe(400)
})

test('the handle is the name where none is given, and the same handle is the same user', async () => {
  const { origin } = await startIssuer()
  const ids = []
  for (const handle of ['ab', 'ab', 'user_123']) {
    ids.push(((await (await signIn(origin, JSON.stringify({ handle }))).json()) as { userId: string }).userId)
  }
  expect(ids[0]).toBe(ids[1])
  expect(ids[0]).not.toBe(ids[2])
})

test.each([
  ['{"handle":"m"}', '#/handle'],
  ['{"handle":"Mina"}', '#/handle'],
  [`{"handle":"${'a'.repeat(31)}"}`, '#/handle'],
  ['{"handle":"mina\\u0000"}', '#/handle'],
  ['{"handle":"mina\\n"}', '#/handle'],
  ['{"handle":7}', '#/handle'],
  ['{}', '#/handle'],
  ['{"handle":"mina","admin":true}', '#/admin'],
  ['{"handle":"mina","displayName":""}', '#/displayName'],
  ['{"handle":"mina","displayName":"  "}', '#/displayName'],
  ['{"handle":"mina","displayName":"a\\u0000b"}', '#/displayName'],
  ['{"handle":"mina","displayName":"\\ud800"}', '#/displayName'],
  [`{"handle":"mina","displayName":"${'가'.repeat(51)}"}`, '#/displayName'],
  ['[]', '#'],
  ['"mina"', '#'],
])('%s is 400 and points at %s', async (body, pointer) => {
  const { origin } = await startIssuer()
  const answer = await signIn(origin, body)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([400, problemType])
  const problem = (await answer.json()) as { code: string; errors: { pointer: string }[] }
  expect(problem.code).toBe('invalid-request')
  expect(problem.errors.map((error) => error.pointer)).toContain(pointer)
})

test('broken JSON, another media type, a huge body and an unknown path are problems too', async () => {
  const { origin } = await startIssuer()
  const codes = []
  for (const answer of [
    await signIn(origin, '{'),
    await signIn(origin, 'handle=mina', 'application/x-www-form-urlencoded'),
    await signIn(origin, JSON.stringify({ handle: 'a'.repeat(5000) })),
    await fetch(`${origin}/dev/nothing`),
    await fetch(`${origin}/dev/%zz`),
  ]) {
    expect(answer.headers.get('content-type')).toEqual(problemType)
    codes.push(((await answer.json()) as { code: string }).code)
  }
  const expected = ['malformed-json', 'unsupported-media-type', 'payload-too-large', 'not-found', 'invalid-request']
  expect(codes).toEqual(expected)
})

test('discovery names the keys below the issuer, and no private part is published', async () => {
  const { origin } = await startIssuer()
  const discovery = await (await fetch(`${origin}/dev/.well-known/openid-configuration`)).json()
  expect(discovery).toMatchObject({
    issuer: 'http://gateway.test/dev',
    jwks_uri: 'http://gateway.test/dev/jwks.json',
    id_token_signing_alg_values_supported: ['RS256'],
  })
  const { keys } = (await (await fetch(`${origin}/dev/jwks.json`)).json()) as { keys: object[] }
  expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use']])
})

test('the key is kept, readable by its owner only, and the same for issuers that start together', async () => {
  const file = await keyFile()
  const kids = await Promise.all([openSigningKey(file), openSigningKey(file)])
  expect(kids[0].kid).toBe(kids[1].kid)
  await writeFile(file, await readFile(file, 'utf8'), { mode: 0o644 })
  expect((await openSigningKey(file)).kid).toBe(kids[0].kid)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('a key file that holds something else is refused and left alone', async () => {
  const file = await keyFile()
  for (const content of ['', '{}', '{"kty":"oct","k":"AAAA"}']) {
    await writeFile(file, content)
    await expect(openSigningKey(file)).rejects.toThrow(/does not hold the issuer's key/)
    expect(await readFile(file, 'utf8')).toBe(content)
  }
})
