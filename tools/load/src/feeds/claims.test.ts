import { expect, test } from 'vitest'
import { brokenClaims } from './claims.ts'
import type { FeedCase } from './cases.ts'
import type { Measurement } from './measure.ts'
import type { PlanNode } from './plan-log.ts'

const feedCase: FeedCase = {
  name: 'user',
  path: '/feed/users/1',
  userId: 1,
  depth: 0,
  statement: 'user-skeleton',
  indexes: ['posts_by_author'],
}
const byIndex: PlanNode = { 'Node Type': 'Index Only Scan', 'Relation Name': 'posts', 'Index Name': 'posts_by_author' }
const scan: PlanNode = { 'Node Type': 'Seq Scan', 'Relation Name': 'posts' }

function claimsOf(largest: Partial<Measurement>): string[] {
  const good: Measurement = { skeletonMs: [1], requestMs: [2], items: 20, plan: byIndex, buffers: 6, otherPlans: [] }
  const bySize = [
    { posts: 10, measurement: good },
    { posts: 1000, measurement: { ...good, ...largest } },
  ]
  return brokenClaims([{ feedCase, bySize }])
}

test('hold for a plan by its index that touches as many pages as before, whatever the time', () => {
  expect(claimsOf({})).toEqual([])
  expect(claimsOf({ buffers: 33, skeletonMs: [1000] })).toEqual([])
})

test.for([
  ['another index', { plan: { ...byIndex, 'Index Name': 'posts_pkey' } }, 'uses posts_pkey'],
  ['a scan', { plan: scan }, 'uses no index'],
  ['a scan beside the index', { plan: { 'Node Type': 'Append', Plans: [byIndex, scan] } }, 'Seq Scan posts'],
  ['a scan in another statement', { otherPlans: [scan] }, 'Seq Scan posts'],
  ['pages that grow with the table', { buffers: 34 }, 'pages touched grew 5.7 ×'],
  ['an empty page', { items: 0 }, 'the page is empty'],
] as const)('break by %s', ([, largest, words]) => {
  expect(claimsOf(largest as Partial<Measurement>).join('\n')).toContain(words)
})
