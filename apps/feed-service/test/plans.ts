import type { Database } from '@matjip/db-schema'

interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  Plans?: PlanNode[]
}

/** How a statement reaches each table: `Index Only Scan posts_by_author`, once each, sorted. The generic plan, as a prepared statement ends up with. */
export async function accessPaths(pool: Database['pool'], text: string): Promise<string[]> {
  const { rows } = await pool.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `explain (generic_plan, format json) ${text}`,
  )
  const paths = new Set<string>()
  const visit = (node: PlanNode) => {
    const name = node['Index Name'] ?? node['Relation Name']
    if (name !== undefined) paths.add(`${node['Node Type']} ${name}`)
    for (const inner of node.Plans ?? []) visit(inner)
  }
  for (const row of rows) for (const { Plan } of row['QUERY PLAN']) visit(Plan)
  return [...paths].sort()
}
