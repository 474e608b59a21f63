import { expect, test } from 'vitest'
import type { RelationMessage } from '@matjip/contracts'
import { click } from '../../test/world.ts'
import { parseMessage } from './parse-message.ts'

const now = Date.now()
const relationBody = (over: Partial<RelationMessage> = {}) => JSON.stringify(click({ version: now * 1000, ...over }))
const DAY = 24 * 3600 * 1000

test('a message of a newer sender, with a field that is not known, is read', () => {
  const body = JSON.stringify({ ...(JSON.parse(relationBody()) as object), source: 'web' })
  expect(parseMessage(body, now)).toMatchObject({ operation: { kind: 'like', actorId: 1 } })
})

test.each([
  ['not-json', ''],
  ['not-json', '{"v":1'],
  ['not-a-relation', 'null'],
  ['not-a-relation', '[]'],
  ['not-a-relation', JSON.stringify({ v: 1 })],
  ['not-a-relation', relationBody({ actorId: 0 })],
  ['not-a-relation', relationBody({ targetId: 1.5 })],
  ['not-a-relation', relationBody({ targetId: 2 ** 53 })],
  ['not-a-relation', relationBody({ version: 1e308 })],
  ['not-a-relation', relationBody({ targetId: '7' as unknown as number })],
  ['not-a-relation', relationBody({ opId: 'x y z a b c' })],
  ['not-a-relation', relationBody({ v: 2 as 1 })],
  ['too-old', relationBody({ version: (now - 36 * DAY) * 1000 })],
])('%s: %s', (reason, body) => {
  expect(parseMessage(body, now)).toMatchObject({ reason, detail: expect.any(String) })
})

test('34 days is not too old', () => {
  expect(parseMessage(relationBody({ version: (now - 34 * DAY) * 1000 }), now)).toHaveProperty('operation')
})
