import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { apiConfig, readConfig } from './config.ts'

test('every missing and wrong variable is named at once, with what it is for', () => {
  const read = () =>
    readConfig({ ...apiConfig, DATABASE_URL: Type.String({ description: 'Postgres.' }) }, { PORT: 'eighty' })
  expect(read).toThrow(/PUBLIC_URL: is missing/)
  expect(read).toThrow(/AUTH_ISSUER: is missing/)
  expect(read).toThrow(/DATABASE_URL: is missing — Postgres\./)
  expect(read).toThrow(/PORT: must be integer/)
})

test('values are read with their types, defaults fill the rest, foreign variables are left out', () => {
  const config = readConfig(
    { PORT: Type.Integer(), LIMIT: Type.Integer({ default: 7 }) },
    { PORT: '80', HOME: '/root' },
  )
  expect(config).toEqual({ PORT: 80, LIMIT: 7 })
})
