import type pg from 'pg'

interface Constraint {
  owner: string
  name: string
  kind: 'p' | 'u' | 'f'
  definition: string
}

/** Keys of these tables, and references from or to them; those first on which nothing else stands. */
const CONSTRAINTS = `
  select conrelid::regclass::text as owner, conname as name, contype as kind, pg_get_constraintdef(oid) as definition
  from pg_constraint
  where contype in ('p', 'u', 'f') and (conrelid = any($1::regclass[]) or confrelid = any($1::regclass[]))
  order by contype = 'f' desc, conname`

/** Once the constraints are gone. */
const INDEXES = `select indexname as name, indexdef as definition from pg_indexes where tablename = any($1::text[])`

/** Memory of a sort of ten million entries, and of a hash of as many pairs. */
const MEMORY = ['1GB', '512MB']

/**
 * Fills tables at the speed at which rows can be made: without a log, indexes, keys and references, which are built
 * afterwards, each in one go. A row that looks for its place among ten million others in three trees costs twenty times as
 * much. The tables stay without a log, which no statement reads.
 */
export async function fillBare(client: pg.Client, tables: readonly string[], fill: () => Promise<void>): Promise<void> {
  const [forIndexes, forQueries] = MEMORY
  await client.query(`set maintenance_work_mem = '${forIndexes}'; set work_mem = '${forQueries}'`)
  const { rows: constraints } = await client.query<Constraint>(CONSTRAINTS, [tables])
  for (const { owner, name } of constraints) await client.query(`alter table ${owner} drop constraint "${name}"`)
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(INDEXES, [tables])
  for (const { name } of indexes) await client.query(`drop index "${name}"`)
  for (const table of tables) await client.query(`alter table ${table} set unlogged`)
  await fill()
  for (const { owner, name, kind, definition } of constraints.toReversed()) {
    // What was made here refers to what is there: looking all of it up again would take as long as making it.
    const check = kind === 'f' ? 'not valid' : ''
    await client.query(`alter table ${owner} add constraint "${name}" ${definition} ${check}`)
  }
  for (const { definition } of indexes) await client.query(definition)
}
