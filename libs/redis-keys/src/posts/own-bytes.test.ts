import { expect, test } from 'vitest'
import { GONE, packFragment, unpackFragment } from './fragment.ts'
import { ownBytes } from './own-bytes.ts'

test('a copy holds no more memory than its own bytes', () => {
  const copy = ownBytes(Buffer.from('맛집'))
  expect(copy.toString()).toBe('맛집')
  expect(copy.buffer.byteLength).toBe(copy.length)
})

test('what is kept of a fragment is the text alone, and not the reply that it came in', () => {
  const stored = packFragment('epoch', { authorId: 1, version: 2, tag: 'tag', body: Buffer.from('{"id":"1"') })
  const found = unpackFragment('epoch', stored)
  expect(found).toMatchObject({ authorId: 1, version: 2, tag: 'tag' })
  expect(found?.body.toString()).toBe('{"id":"1"')
  expect(found?.body.buffer.byteLength).toBe(found?.body.length)
  expect(unpackFragment('epoch', packFragment('epoch', GONE))).toBe(GONE)
})
