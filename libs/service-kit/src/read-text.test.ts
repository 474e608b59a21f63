import { Type } from 'typebox'
import { expect, test } from 'vitest'
import { createValidatorCompiler } from './validation.ts'

const compile = (httpPart: string, properties: Record<string, ReturnType<typeof Type.String>>) =>
  createValidatorCompiler()({ schema: Type.Object(properties), method: 'GET', url: '/', httpPart })
const id = Type.String({ pattern: '^[1-9][0-9]{0,15}$' })
const ids = Type.String({ pattern: '^[1-9][0-9]{0,15}(,[1-9][0-9]{0,15}){0,9}$' })

test.each([
  ['9007199254740991', true],
  ['9007199254740992', false],
  ['9007199254740993', false],
  ['9999999999999999', false],
])('%s as an id: %s, in a path and in a query alike', (text, isRight) => {
  for (const httpPart of ['params', 'querystring']) {
    const check = compile(httpPart, { userId: id })
    expect(check({ userId: text })).toBe(isRight)
    if (!isRight) expect(check.errors).toMatchObject([{ instancePath: '/userId', keyword: 'id-out-of-range' }])
  }
})

test('one id of a list that cannot be refuses the list', () => {
  const check = compile('querystring', { userIds: ids })
  expect([check({ userIds: '1,2' }), check({ userIds: '1,9999999999999999' })]).toEqual([true, false])
})

test('numbers of a query are read as they are written in JSON, and nothing else is one', () => {
  const check = compile('querystring', { lat: Type.Number() as never, limit: Type.Integer() as never })
  const values = { lat: '37.5443', limit: '20' }
  expect(check(values)).toBe(true)
  expect(values).toEqual({ lat: 37.5443, limit: 20 })
  for (const limit of ['0x10', '1e1', '05', ' 5', '5 ', '+5', '', '1.0', '99999999999999999999'])
    expect(check({ lat: '1', limit }), limit).toBe(false)
  for (const lat of ['0x10', 'Infinity', '.5', '5.', '1e999', '1,5'])
    expect(check({ lat, limit: '1' }), lat).toBe(false)
})
