import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import { expect, test } from 'vitest'
import { entry } from '../../test/entry.ts'
import { packEntry, unpackEntry } from './pending-entry.ts'

test.each(Object.keys(relationKinds) as RelationKind[])('an entry of kind %s is unpacked as it was packed', (kind) => {
  const named = kind === 'hashtag' ? { targetName: '마라탕' } : {}
  const packed = entry(1, { kind, ...named })
  expect(unpackEntry(packed.messageId, packEntry(packed))).toEqual(packed)
})

test('an entry of a kind that this code does not know stays for code that does', () => {
  const packed = packEntry(entry(1)).replace('[2,', '[99,')
  expect(unpackEntry('m', packed)).toBeUndefined()
})

test.each(Object.keys(relationKinds) as RelationKind[])('an entry of kind %s keeps its place in a trace', (kind) => {
  const named = kind === 'hashtag' ? { targetName: '마라탕' } : {}
  const traced = { ...entry(1, { kind, ...named }), traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` }
  expect(unpackEntry(traced.messageId, packEntry(traced))).toEqual(traced)
})
