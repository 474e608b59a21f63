import { createOpId } from '@matjip/relations'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decodeOperationId, encodeOperationId } from './operation-id.ts'

const safe = fc.oneof(fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), fc.constant(Number.MAX_SAFE_INTEGER))
const operations = fc.record({
  kind: fc.constantFrom('follow' as const, 'like' as const),
  active: fc.boolean(),
  actorId: safe,
  targetId: safe,
  version: safe,
  opId: fc.constant(null).map(createOpId),
})

test('an id carries its operation, exactly', () => {
  fc.assert(
    fc.property(operations, (operation) => {
      const id = encodeOperationId(operation)
      expect(id).toMatch(/^[A-Za-z0-9_-]{48}$/)
      expect(decodeOperationId(id)).toEqual(operation)
    }),
  )
})

test('an id of a hashtag carries its name, of any length', () => {
  const named = fc.tuple(operations, fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }))
  fc.assert(
    fc.property(named, ([operation, targetName]) => {
      const ofHashtag = { ...operation, kind: 'hashtag' as const, targetName }
      expect(decodeOperationId(encodeOperationId(ofHashtag))).toEqual(ofHashtag)
    }),
  )
})

test('an id with any one character changed is none', () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_']
  fc.assert(
    fc.property(operations, fc.nat({ max: 47 }), fc.constantFrom(...letters), (operation, place, letter) => {
      const id = encodeOperationId(operation)
      fc.pre(id[place] !== letter)
      expect(decodeOperationId(id.slice(0, place) + letter + id.slice(place + 1))).toBeNull()
    }),
  )
})

test.each(['', 'A', 'x'.repeat(48), '가나다', `${'A'.repeat(48)}=`, '../operations'])('%j is no id', (id) => {
  expect(decodeOperationId(id)).toBeNull()
})

test('an id with anything put behind it is none', () => {
  const [operation] = fc.sample(operations, 1)
  const id = encodeOperationId(operation!)
  for (const tail of ['=', '==', 'A', '\n', ' ']) expect(decodeOperationId(id + tail)).toBeNull()
})
