import { expect, test } from 'vitest'
import { licenceGround } from './judge-licence.ts'

const named = (name: string, licence: string | undefined) =>
  licenceGround({ name, version: '1.0.0', licence, isDevelopment: false, isBound: true })

test('one permissive alternative is enough; of several that hold together each has to be', () => {
  expect(named('a', '(GPL-3.0 OR MIT)')).toBe('permissive')
  expect(named('a', 'MIT AND ISC')).toBe('permissive')
  expect(named('a', 'MIT AND GPL-3.0')).toBeUndefined()
})

test('what is not permissive, or says nothing, needs an exception that names it', () => {
  expect(named('a', 'LGPL-3.0-or-later')).toBeUndefined()
  expect(named('a', undefined)).toBeUndefined()
  expect(named('@img/sharp-libvips-linux-x64', 'LGPL-3.0-or-later')).toHaveProperty('exception')
})
