import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeCursor, encodeCursor } from './cursor.ts'

const finite = fc.double({ noNaN: true, noDefaultInfinity: true })

test('a cursor gives back its position', () => {
  fc.assert(
    fc.property(fc.string(), fc.array(finite, { minLength: 1, maxLength: 3 }), (list, position) => {
      const back = decodeCursor(list, encodeCursor(list, position), position.length)
      // -0 and 0 are one position.
      expect(back.map((n) => n + 0)).toEqual(position.map((n) => n + 0))
    }),
  )
})

test('a cursor of another list, another length or with one changed byte is refused', () => {
  const cursor = encodeCursor('feed/hashtags/마라탕', [481_223_901_600])
  expect(() => decodeCursor('feed/hashtags/국밥', cursor, 1)).toThrow('invalid-cursor')
  expect(() => decodeCursor('feed/hashtags/마라탕', cursor, 2)).toThrow('invalid-cursor')
  const bytes = Buffer.from(cursor, 'base64url')
  for (let i = 0; i < bytes.length; i++) {
    const damaged = Buffer.from(bytes)
    damaged[i] = (damaged[i] ?? 0) ^ 1
    expect(() => decodeCursor('feed/hashtags/마라탕', damaged.toString('base64url'), 1)).toThrow('invalid-cursor')
  }
})

test('any text at all is either a cursor of ours or refused, never a crash', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => decodeCursor('list', text, 1)).toThrow('invalid-cursor')
    }),
  )
})
