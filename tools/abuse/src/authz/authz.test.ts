import { expect, test } from 'vitest'
import { changesBetween } from '../census/changes-between.ts'
import { readDocument, routesOf } from '../world/document.ts'
import type { Route } from '../world/document.ts'
import { CALLERS } from './callers.ts'
import type { Caller } from './callers.ts'
import { callersOf, cellOf } from './cell.ts'
import { classes } from './classes.ts'
import type { RouteClass } from './classes.ts'
import { changesNothing, judgeCell } from './judge-cell.ts'
import type { Things } from './things.ts'
import { unclassified } from './unclassified.ts'

const routes = routesOf(readDocument())
const person = (userId: string) => ({ userId, handle: `h${userId}` })
const things = {
  owner: person('11'),
  other: person('12'),
  blocked: person('13'),
  deleted: person('14'),
  muted: person('15'),
  moderator: person('16'),
  postId: '21',
  hiddenPostId: '22',
  restaurantId: '31',
  uploadId: '41',
  uploads: new Map(),
  operationId: 'op',
  hashtag: '국밥',
} as unknown as Things
const route = (id: string) => routes.find(({ operationId }) => operationId === id) as Route

test('every route of the document is classified, and a new one is not', () => {
  expect(unclassified(routes, classes)).toEqual([])
  const planted = { ...route('getUser'), operationId: 'deleteUser' }
  expect(unclassified([...routes, planted], classes)).toEqual([expect.stringContaining('deleteUser is not classified')])
})

test('every class fits its route: each cell can be written down', () => {
  for (const one of routes) {
    const asked = classes[one.operationId]
    if (!asked) throw new Error(one.operationId)
    for (const caller of callersOf(one)) {
      const { sent, expected } = cellOf(one, { caller, of: asked }, things)
      expect(sent.path).not.toContain('{')
      expect(expected.length).toBeGreaterThan(0)
    }
  }
  expect(routes.flatMap(callersOf)).toHaveLength(
    // A GET has no body, and the owner's id stands in a path or behind it.
    routes.length * (CALLERS.length - 1) - routes.filter(({ method }) => method === 'GET').length,
  )
})

test('a forged token is refused everywhere, an anonymous caller where a token is needed', () => {
  for (const one of routes) {
    const of = classes[one.operationId] ?? classes.getUser
    if (!of) throw new Error(one.operationId)
    for (const caller of ['expired', 'none', 'hs256'] as const)
      expect(cellOf(one, { caller, of }, things).expected).toEqual([401])
    if (!one.isOpen) expect(cellOf(one, { caller: 'anonymous', of }, things).expected).toEqual([401])
  }
})

test('a wrong status, a secret in an answer and a changed row are leaks', () => {
  const asked = classes.listBlocks
  if (!asked) throw new Error('listBlocks is gone')
  const cell = cellOf(route('listBlocks'), { caller: 'other', of: asked }, things)
  const judge = (status: number, text: string) =>
    judgeCell(cell, asked, { status, contentType: undefined, text }, things)
  expect(judge(200, '{"items":[]}')).toEqual([])
  expect(judge(403, '')).toHaveLength(1)
  expect(judge(200, '{"items":[{"id":"13"}]}')).toEqual(['shows 13'])
  expect(changesNothing(cell)).toBe(true)
})

test("the owner's own stands in a path that has a place for it, and behind one that has none", () => {
  const path = (id: string, caller: Caller) =>
    cellOf(route(id), { caller, of: classes[id] as RouteClass }, things).sent.path
  expect(callersOf(route('deletePost'))).not.toContain('after path')
  expect(path('deletePost', 'in path')).toBe('/posts/22')
  expect(path('blockUser', 'in path')).toBe('/relations/blocks/11')
  expect(path('readUpload', 'in path')).toBe('/uploads/41')
  expect(callersOf(route('updateCurrentUser'))).not.toContain('in path')
  expect(path('updateCurrentUser', 'after path')).toBe('/users/me/11')
})

test('a row, a key and an object that are changed, new or gone differ; a key whose life has ended does not', () => {
  const at = (takenAtMs: number, stored: Record<string, string>) => ({
    stored: new Map(Object.entries(stored)),
    livesUntilMs: new Map([
      ['key ended', 1_500],
      ['key living', 2_500],
    ]),
    takenAtMs,
  })
  const gone = { 'key ended': 'x', 'key living': 'x', 'key for ever': 'x', 'object b/photo': '3 bytes, e' }
  const before = at(1_000, { 'table posts': '1 rows, a', ...gone })
  expect(changesBetween(before, at(2_000, { 'table posts': '1 rows, b', 'object b/new': '1 bytes, e' }))).toEqual([
    'table posts: 1 rows, a → 1 rows, b',
    'object b/new: was not there → 1 bytes, e',
    ...['key living: x', 'key for ever: x', 'object b/photo: 3 bytes, e'].map(
      (name) => `${name} → is gone, and no life of its own has ended`,
    ),
  ])
  expect(changesBetween(before, before)).toEqual([])
})
