import { committedKinds, relationKinds } from '@matjip/contracts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestDatabase } from '@matjip/db-schema/testing'
import { FOLD, READ_BACK } from './fold/fold-sql.ts'
import { notBlockedSql } from './hidden-sql.ts'
import { HIDING } from './read-hiding.ts'
import { ROWS_OF_ACTOR } from './read-rows.ts'

interface PlanNode {
  'Relation Name'?: string
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

/** One actor with this many likes: most people have few, some have very many. */
const LIKES = 20_000
const ACTOR = 7
const { follow, like } = relationKinds

let database: Awaited<ReturnType<typeof openTestDatabase>>
beforeAll(async () => {
  database = await openTestDatabase()
  await database.pool.query(`insert into relations (kind, actor_id, target_id, active, version, op_id, since)
    select ${like}, ${ACTOR}, n, true, n, 'seed', n from generate_series(1, ${LIKES}) n
    union all select ${like}, 1000 + n, n, true, n, 'seed', n from generate_series(1, ${LIKES}) n`)
  await database.pool.query(
    `insert into counters (kind, owner_id, count) select 3, n, 2 from generate_series(1, ${LIKES}) n`,
  )
  await database.pool.query('analyze relations, counters')
})
afterAll(() => database.close())

/** Rows of a table that a statement looks at with the plan that it has after five executions, whatever its values. */
async function rowsLookedAt(text: string, values: string[]): Promise<number> {
  const client = await database.pool.connect()
  try {
    await client.query('set plan_cache_mode = force_generic_plan')
    await client.query(`prepare look_up as ${text}`)
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: PlanNode }[] }>(
      `explain (analyze, format json) execute look_up (${values.join(', ')})`,
    )
    const visit = (node: PlanNode): number =>
      (node['Relation Name'] === undefined
        ? 0
        : (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0)) *
          node['Actual Loops']) + (node.Plans ?? []).reduce((sum, inner) => sum + visit(inner), 0)
    return rows.reduce((sum, row) => sum + visit(row['QUERY PLAN'][0]?.Plan as PlanNode), 0)
  } finally {
    // Not back to the pool: the setting would go with it.
    client.release(true)
  }
}

test('an actor’s state on a page of posts looks at those pairs alone, not at all that the actor ever liked', async () => {
  const targets = Array.from({ length: 20 }, (_, index) => index * 500 + 1)
  const kinds = targets.map(() => like)
  const looked = await rowsLookedAt(ROWS_OF_ACTOR, [String(ACTOR), `'{${kinds}}'`, `'{${targets}}'`])
  expect(looked).toBe(targets.length)
})

test('reading a batch back looks at its pairs and their counters alone', async () => {
  const targets = Array.from({ length: 300 }, (_, index) => index * 50 + 1)
  const [kinds, actors] = [targets.map(() => like), targets.map(() => ACTOR)]
  const looked = await rowsLookedAt(READ_BACK, [`'{${kinds}}'`, `'{${actors}}'`, `'{${targets}}'`])
  expect(looked).toBe(targets.length * 2)
})

test.each(['before', 'after'])(
  'who is hidden from whom is looked up pair by pair, also of somebody whom many block, %s the statistics know it',
  async (when) => {
    const { pool } = database
    await pool.query(`insert into users (id, handle, display_name)
      select n, 'u' || n, '손님' from generate_series(1, ${LIKES}) n on conflict do nothing`)
    await pool.query(`insert into relations (kind, actor_id, target_id, active, version, op_id, since)
      select ${committedKinds.block}, 1000 + n, ${ACTOR}, true, n, 'seed', n from generate_series(1, ${LIKES}) n
      on conflict do nothing`)
    if (when === 'after') await pool.query('analyze relations')
    const others = Array.from({ length: 50 }, (_, index) => 1_001 + index * 300)
    // A block of each of them.
    expect(await rowsLookedAt(HIDING, [String(ACTOR), `'{${others}}'`])).toBe(others.length)
    const visible = `select id from users where id = any ($2::bigint[]) and ${notBlockedSql('$1', 'id')}`
    // And the person.
    expect(await rowsLookedAt(visible, [String(ACTOR), `'{${others}}'`])).toBe(others.length * 2)
    const same = (value: unknown) => `'{${others.map(() => value)}}'`
    const ids = `'{${others.map((id) => `op-${id}`)}}'`
    const columns = [same(follow), same(ACTOR), `'{${others}}'`, same(true), same(Date.now() * 1_000), ids]
    // And who clicked. Each failure is written.
    expect(await rowsLookedAt(FOLD, [...columns, 'null', 'null'])).toBe(others.length * 2 + 1)
  },
)
