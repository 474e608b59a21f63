import { expect, test } from 'vitest'
import { NOTHING_CACHED, NOTHING_RECORDED, standingOf } from './operation-status.ts'

const updatedAt = new Date('2026-11-23T03:12:46Z')
const clicked = { version: 100, opId: 'mmmmmmmmmmmm' }
const state = (version: number, opId = clicked.opId) => ({ version, opId, active: true })
const row = (version: number, opId = clicked.opId) => ({ row: { version, opId, updatedAt }, failureCode: null })
const applied = (version: number, opId?: string) => ({ ...NOTHING_CACHED, applied: state(version, opId) })
const settled = (version: number, opId?: string) => ({ ...NOTHING_CACHED, settled: state(version, opId) })

test('nowhere yet, or only older clicks there: queued', () => {
  expect(standingOf(clicked, NOTHING_RECORDED, NOTHING_CACHED)).toEqual({ status: 'queued' })
  expect(standingOf(clicked, row(99), applied(99))).toEqual({ status: 'queued' })
  expect(standingOf(clicked, NOTHING_RECORDED, settled(99))).toEqual({ status: 'queued' })
  expect(standingOf(clicked, row(100, 'llllllllllll'), applied(100, 'llllllllllll'))).toEqual({ status: 'queued' })
})

test('readers see it or a newer one: applied, at a time that the cache does not keep', () => {
  const unseen = { status: 'applied', appliedAt: null }
  expect(standingOf(clicked, NOTHING_RECORDED, applied(100))).toEqual(unseen)
  expect(standingOf(clicked, row(99), applied(101, 'aaaaaaaaaaaa'))).toEqual(unseen)
  expect(standingOf(clicked, NOTHING_RECORDED, applied(100, 'nnnnnnnnnnnn'))).toEqual(unseen)
})

test('the row is it: persisted, and it stands; the row is a newer one: persisted, and replaced', () => {
  const persisted = { status: 'persisted', persistedAt: updatedAt }
  expect(standingOf(clicked, row(100), applied(100))).toEqual({ ...persisted, effect: 'changed' })
  expect(standingOf(clicked, row(100, 'nnnnnnnnnnnn'), NOTHING_CACHED)).toEqual({ ...persisted, effect: 'superseded' })
  expect(standingOf(clicked, row(101, 'aaaaaaaaaaaa'), applied(101))).toEqual({ ...persisted, effect: 'superseded' })
})

test('only the cache knows that it was settled: persisted, at a time that is not known', () => {
  const persisted = { status: 'persisted', persistedAt: null }
  expect(standingOf(clicked, NOTHING_RECORDED, settled(100))).toEqual({ ...persisted, effect: 'changed' })
  expect(standingOf(clicked, NOTHING_RECORDED, settled(101))).toEqual({ ...persisted, effect: 'superseded' })
})

test('void: failed with the reason, whatever the caches still show', () => {
  const failed = { row: null, failureCode: 'target-not-found' }
  expect(standingOf(clicked, failed, applied(100))).toEqual({ status: 'failed', code: 'target-not-found' })
})
