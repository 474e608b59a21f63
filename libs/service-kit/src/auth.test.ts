import { exportSPKI, SignJWT, UnsecuredJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTokenVerifier } from './auth.ts'
import { createTestService } from './testing-service.ts'

let kit: Awaited<ReturnType<typeof createTestService>>
beforeAll(async () => void (kit = await createTestService()))
afterAll(() => kit.close())

const ask = (token: string, url = '/me') => kit.service.inject({ url, headers: { authorization: `Bearer ${token}` } })

test('a good token says who calls, again from memory', async () => {
  const token = await kit.issuer.tokenFor({ userId: 42 })
  expect((await ask(token)).json()).toEqual({ userId: 42 })
  expect((await ask(token)).json()).toEqual({ userId: 42 })
})

test('an expired token has its own code', async () => {
  const answer = await ask(await kit.issuer.tokenFor({ userId: 42, expiresIn: '-1h' }))
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'token-expired'])
})

test.each([
  ['another audience', { aud: 'another' }],
  ['another issuer', { iss: 'http://127.0.0.1:1' }],
  ['no user id', { matjip_user_id: undefined }],
  ['a user id that is no number', { matjip_user_id: "1' or 1=1" }],
  ['a numeric claim', { matjip_user_id: 42 }],
  ['a user id above 2^53', { matjip_user_id: '9007199254740993' }],
])('%s: 401', async (_name, claims) => {
  const answer = await ask(await kit.issuer.tokenFor({ userId: 42, claims }))
  expect([answer.statusCode, answer.json().code]).toEqual([401, 'unauthenticated'])
})

test('unsigned, HS256 with the public key, a foreign key, and no token at all: 401', async () => {
  const claims = { iss: kit.issuer.options.issuer, aud: 'matjip', sub: '42', matjip_user_id: '42' }
  const unsigned = new UnsecuredJWT(claims).setExpirationTime('1h').encode()
  const secret = new TextEncoder().encode(await exportSPKI(kit.issuer.publicKey))
  const symmetric = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', kid: 'test' })
    .setExpirationTime('1h')
    .sign(secret)
  const stranger = await createTestService()
  const foreign = await stranger.issuer.tokenFor({ userId: 42, claims })
  await stranger.close()
  for (const token of [unsigned, symmetric, foreign, 'a.b.c', '']) expect((await ask(token)).statusCode).toBe(401)
  const answer = await kit.service.inject('/me')
  expect(answer.statusCode).toBe(401)
  expect(answer.headers['www-authenticate']).toContain('Bearer')
})

test('optional authentication serves strangers, but a bad token is never taken for none', async () => {
  expect((await kit.service.inject('/things/1')).json()).toEqual({ caller: null })
  expect((await ask('a.b.c', '/things/1')).statusCode).toBe(401)
})

test('without the keys of the issuer nobody is refused as a liar: the failure is passed on', async () => {
  const token = await kit.issuer.tokenFor({ userId: 42 })
  const verify = createTokenVerifier({ ...kit.issuer.options, jwksUrl: 'http://127.0.0.1:9/jwks.json' })
  await expect(verify(token)).rejects.not.toMatchObject({ code: 'unauthenticated' })
})

test('a token without names still has a handle, and odd names are made storable', async () => {
  const verify = createTokenVerifier(kit.issuer.options)
  const claims = { preferred_username: undefined, name: ' \ud800미나\0 ' }
  const caller = await verify(await kit.issuer.tokenFor({ userId: 7, claims }))
  const names = { handle: 'user_7', displayName: '\ufffd미나' }
  expect(caller).toEqual({ userId: 7, ...names, expiresAt: expect.any(Number), roles: [] })
})

test.each([
  [['moderator'], ['moderator']],
  [['cook', 'moderator', 7], ['moderator']],
  ['moderator', []],
  [{ moderator: true }, []],
  [undefined, []],
])('the claim %j gives the roles %j', async (claim, roles) => {
  const verify = createTokenVerifier(kit.issuer.options)
  const caller = await verify(await kit.issuer.tokenFor({ userId: 7, claims: { matjip_roles: claim } }))
  expect(caller.roles).toEqual(roles)
})
