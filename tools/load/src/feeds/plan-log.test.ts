import { expect, test } from 'vitest'
import { readExecutions } from './plan-log.ts'
import { buffersOf, indexesOf, scansOf } from './plan.ts'

/** As Postgres 18 wrote it, shortened. */
const LOG = `2026-11-23 18:00:00.000 UTC [7] LOG:  starting PostgreSQL 18.4
2026-11-23 18:00:01.000 UTC [9] LOG:  duration: 0.034 ms  plan:
\t{
\t  "Query Text": "/* feed-service user-skeleton */\\nselect id from posts where author_id = $1",
\t  "Plan": {
\t    "Node Type": "Limit",
\t    "Shared Hit Blocks": 5,
\t    "Shared Read Blocks": 1,
\t    "Plans": [
\t      { "Node Type": "Index Only Scan", "Relation Name": "posts", "Index Name": "posts_by_author" },
\t      { "Node Type": "Hash", "Plans": [{ "Node Type": "Seq Scan", "Relation Name": "relations" }] },
\t      { "Node Type": "Bitmap Heap Scan", "Relation Name": "posts", "Plans": [
\t        { "Node Type": "Bitmap Index Scan", "Index Name": "posts_pkey" }
\t      ] },
\t      { "Node Type": "Seq Scan", "Relation Name": "restaurants" }
\t    ]
\t  }
\t}
2026-11-23 18:00:02.000 UTC [7] LOG:  duration: 12.500 ms  plan:
\t{
\t  "Query Text": "select 1",
\t  "Plan": { "Node Type": "Result" }
\t}
`

test('reads every execution with its plan from the log', () => {
  const [first, second, ...more] = readExecutions(LOG)
  expect(more).toEqual([])
  expect([first?.ms, first?.text]).toEqual([
    0.034,
    '/* feed-service user-skeleton */\nselect id from posts where author_id = $1',
  ])
  expect([second?.ms, second?.text]).toEqual([12.5, 'select 1'])
})

test('finds a plan’s indexes, its pages, and the scans of tables that grow', () => {
  const plan = readExecutions(LOG)[0]?.plan ?? { 'Node Type': 'none' }
  expect(indexesOf(plan)).toEqual(['posts_by_author', 'posts_pkey'])
  expect(buffersOf(plan)).toBe(6)
  expect(scansOf(plan)).toEqual(['Seq Scan relations', 'Bitmap Heap Scan posts'])
})
