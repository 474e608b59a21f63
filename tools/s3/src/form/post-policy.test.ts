import { expect, test } from 'vitest'
import { checkPolicy } from './check-policy.ts'
import { readPostPolicy } from './post-policy.ts'

const NOW = new Date('2026-11-26T12:00:00Z')
const FUTURE = '2026-11-26T12:05:00.000Z'

const encode = (policy: unknown) => Buffer.from(JSON.stringify(policy)).toString('base64')

test.each([
  ['no base64', '%%%'],
  ['no JSON', Buffer.from('{').toString('base64')],
  ['no object', encode('text')],
  ['no expiration', encode({ conditions: [] })],
  ['an expiration without a zone', encode({ expiration: '2026-11-26T12:05:00', conditions: [] })],
  ['no conditions', encode({ expiration: FUTURE })],
  ['a condition of unknown kind', encode({ expiration: FUTURE, conditions: [['ends-with', '$key', '.jpg']] })],
  ['a condition on no field', encode({ expiration: FUTURE, conditions: [['eq', 'key', 'a']] })],
  ['a number where a text belongs', encode({ expiration: FUTURE, conditions: [{ key: 1 }] })],
  ['a range upside down', encode({ expiration: FUTURE, conditions: [['content-length-range', 10, 1]] })],
  ['a range below nothing', encode({ expiration: FUTURE, conditions: [['content-length-range', -1, 1]] })],
])('a policy that is %s is refused', (_, base64) => {
  expect(() => readPostPolicy(base64)).toThrow(expect.objectContaining({ code: 'InvalidPolicyDocument' }))
})

test('of several size ranges all hold', () => {
  const conditions = [
    ['content-length-range', 1, 100],
    ['content-length-range', '10', '1000'],
  ]
  expect(readPostPolicy(encode({ expiration: FUTURE, conditions })).range).toEqual({ min: 10, max: 100 })
})

test.each([
  ['all as signed', { key: 'a/1', 'content-type': 'image/png' }, true],
  ['a list of types that all fit', { key: 'a/1', 'content-type': 'image/png,image/webp' }, true],
  ['a list of types of which one does not', { key: 'a/1', 'content-type': 'image/png,text/html' }, false],
  ['another key', { key: 'b/1', 'content-type': 'image/png' }, false],
  ['a signed field left out', { key: 'a/1' }, false],
  ['a field that is not signed', { key: 'a/1', 'content-type': 'image/png', tagging: 'x' }, false],
  ['a field to be ignored', { key: 'a/1', 'content-type': 'image/png', 'x-ignore-me': 'x' }, true],
])('%s: %j → %s', (_, fields, isAllowed) => {
  const conditions = [
    ['starts-with', '$key', 'a/'],
    ['starts-with', '$Content-Type', 'image/'],
  ]
  const policy = readPostPolicy(encode({ expiration: FUTURE, conditions }))
  const check = () => checkPolicy(policy, new Map(Object.entries(fields)), NOW)
  if (isAllowed) check()
  else expect(check).toThrow(expect.objectContaining({ code: 'AccessDenied' }))
})

test('a policy holds until its expiration, not in that moment', () => {
  const policy = readPostPolicy(encode({ expiration: FUTURE, conditions: [] }))
  checkPolicy(policy, new Map(), new Date('2026-11-26T12:04:59.999Z'))
  expect(() => checkPolicy(policy, new Map(), new Date(FUTURE))).toThrow('expired')
})
