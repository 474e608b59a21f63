import { openTestDatabase } from '@matjip/db-schema/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MAX_LISTED, MAX_MARKED, readViewerEntryRows, VIEWER_ENTRY } from './read-viewer-entry.ts'
import { has } from './id-set.ts'
import { isInSnapshot, packEntry, unpackEntry } from './viewer-entry.ts'

const [ME, CELEBRITY] = [1, 2]
let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
  // Everybody follows and likes a little; I like more than an entry holds; the celebrity is blocked by too many.
  await database.pool.query(`
    insert into relations (kind, actor_id, target_id, active, version, op_id, since)
      select kind, actor, 1 + (actor * 7 + n * n) % 2000, n % 5 > 0, n, 'op', n
      from generate_series(3, 2000) actor, generate_series(1, 10) n, unnest('{1,2,3,4,7}'::int[]) kind on conflict do nothing;
    insert into relations (kind, actor_id, target_id, active, version, op_id, since)
      select 2, ${ME}, n, n % 10 > 0, n, 'op', n from generate_series(1, ${MAX_MARKED * 2}) n;
    insert into relations (kind, actor_id, target_id, active, version, op_id, since)
      select 6, 10000 + n, ${CELEBRITY}, true, n, 'op', n from generate_series(1, ${MAX_LISTED + 1}) n;
    insert into relations (kind, actor_id, target_id, active, version, op_id, since) values
      (1, ${ME}, 7, true, 1, 'op', 1), (1, ${ME}, 8, false, 1, 'op', 1), (6, ${ME}, 9, true, 1, 'op', 1),
      (6, 5, ${ME}, true, 1, 'op', 1), (6, 6, ${ME}, false, 1, 'op', 1), (7, ${ME}, 4, true, 1, 'op', 1)`)
  await database.pool.query('vacuum (analyze) relations')
})
afterAll(() => database.close())

test('holds active rows of both ways of a block, and the newest likes with the id from which they are all there', async () => {
  const entry = await readViewerEntryRows(database.pool, ME)
  if (!entry) throw new Error('it is small enough')
  expect([...entry.following]).toEqual([7])
  expect([...entry.hidden]).toEqual([5, 9])
  expect([...entry.muted]).toEqual([4])
  expect(entry.liked).toHaveLength(MAX_MARKED)
  expect(entry.likedFrom).toBe(entry.liked[0])
  expect(has(entry.liked, MAX_MARKED * 2 - 1)).toBe(true)
  expect(has(entry.liked, MAX_MARKED * 2)).toBe(false)
  expect([entry.savedFrom, entry.saved.length]).toEqual([0, 0])
  expect(unpackEntry(packEntry(entry))).toEqual(entry)
})

test('of whom too many are hidden there is no entry', async () => {
  expect(await readViewerEntryRows(database.pool, CELEBRITY)).toBeNull()
})

test('reads its rows by index', async () => {
  const { rows } = await database.pool.query(`explain (generic_plan, format json) ${VIEWER_ENTRY}`)
  const plan = JSON.stringify(rows)
  expect(plan).toMatch(/relations_by_actor|relations_kind_actor_id_target_id_pk/)
  expect(plan).not.toContain('Seq Scan')
})

test('a snapshot has what was committed before it, and nothing else', () => {
  expect([9, 10, 11, 12, 13, 20].map((xid) => isInSnapshot(xid, '10:13:10,12'))).toEqual([
    true,
    false,
    true,
    false,
    false,
    false,
  ])
})
