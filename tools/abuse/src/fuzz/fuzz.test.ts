import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readDocument, routesOf } from '../world/document.ts'
import { createRawJudge } from './judge-raw.ts'
import { queueTargets } from './messages.ts'
import { mostBusy } from './most-busy.ts'
import { writeRequest } from './mutations.ts'
import { partsOf } from './request-parts.ts'

const document = readDocument()
const routes = routesOf(document)
const judge = createRawJudge(routes)
const request = { method: 'GET', path: '/users/1', headers: [], body: undefined }
const json = { 'content-type': 'application/json; charset=utf-8' }

test('a failure, an undocumented status, a wrong body and a wrong type are faults', () => {
  const answer = (status: number, text: string, headers: Record<string, string> = json) =>
    judge(request, { status, headers, text })
  expect(answer(500, '{}')).toHaveLength(1)
  expect(answer(503, '{}')).toHaveLength(1)
  expect(answer(418, '', { 'content-type': 'application/problem+json' })).toEqual([
    'GET /users/{userId} → 418 is not documented',
  ])
  expect(answer(200, '{"id":1}').length).toBeGreaterThan(0)
  expect(answer(404, '<h1>not found</h1>', { 'content-type': 'text/html' })).toHaveLength(1)
})

test('the same seed makes the same requests, and all of them can be written down', () => {
  for (const route of routes) {
    const drawn = () =>
      fc
        .sample(
          partsOf(route, document.components?.schemas ?? {}, () => []),
          { numRuns: 5, seed: 3 },
        )
        .map((parts) => writeRequest(parts, [], undefined))
    const once = drawn()
    expect(drawn()).toEqual(once)
    for (const { path } of once) expect(path).not.toMatch(/[{}]/)
  }
})

test('a few requests may find the machine busy, one in a hundred may, and no more', () => {
  expect([10, 600, 5_000, 275_000].map(mostBusy)).toEqual([6, 6, 50, 2_750])
})

const nobody = { postIds: [7], watched: [], absentKey: '' }

test.each(queueTargets((name) => (name === 'postId' ? ['7'] : []), nobody))(
  'messages of $name are right and wrong ones',
  ({ bodies, isRight }) => {
    const right = fc.sample(bodies, { numRuns: 200, seed: 5 }).map(isRight)
    expect(new Set(right)).toEqual(new Set([true, false]))
  },
)
