import { expect, test } from 'vitest'
import { createSessions, SESSION_S } from './operator-token.ts'

const TOKEN = 'a'.repeat(32)
const sessions = createSessions(TOKEN)

test('only the token is the token', () => {
  expect(sessions.isToken(TOKEN)).toBe(true)
  for (const other of ['', `${TOKEN} `, TOKEN.slice(1), 'b'.repeat(32), TOKEN.toUpperCase()])
    expect(sessions.isToken(other)).toBe(false)
})

test('a session lasts its time, in every process with this token and in none with another', () => {
  const { cookie, session } = sessions.begin(0)
  expect(sessions.read(cookie, SESSION_S * 1_000 - 1)).toEqual(session)
  expect(createSessions(TOKEN).read(cookie, 1)).toEqual(session)
  expect(sessions.read(cookie, SESSION_S * 1_000)).toBeUndefined()
  expect(createSessions('b'.repeat(32)).read(cookie, 1)).toBeUndefined()
})

test('what was changed or made up is no session', () => {
  const [name, expiry, signature] = sessions.begin(0).cookie.split('.')
  const made = [
    undefined,
    '',
    '..',
    `${name}.${Number(expiry) + 1}.${signature}`,
    `x.${expiry}.${signature}`,
    `${name}.NaN.${signature}`,
  ]
  for (const cookie of made) expect(sessions.read(cookie, 1)).toBeUndefined()
})
