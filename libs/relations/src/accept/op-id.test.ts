import { expect, test } from 'vitest'
import { createOpId } from './op-id.ts'

test('ids are 72 bits in base64url, and no two are alike over many draws', () => {
  const ids = Array.from({ length: 2_000 }, createOpId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{12}$/)
})
