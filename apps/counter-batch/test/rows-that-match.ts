import type { Database } from '@matjip/db-schema'

/** Rows of any table, whatever its columns, that match a pattern as text: `table: row`. */
export async function rowsThatMatch(pool: Database['pool'], pattern: string): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${name} t where t::text ~ $1`, [
      pattern,
    ])
    for (const { row } of rows) found.push(`${name}: ${row}`)
  }
  return found
}
