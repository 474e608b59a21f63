import type { PlanNode } from './plan-log.ts'

/** Tables that grow with use: a scan of one of them is what the indexes are there to prevent. */
const GROWING = ['posts', 'post_hashtags', 'relations', 'users', 'hashtags']
const BY_INDEX = ['Index Only Scan', 'Index Scan']

export function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}

/** Names of the indexes that a plan reads, each once, sorted. */
export function indexesOf(plan: PlanNode): string[] {
  return [...new Set(nodesOf(plan).flatMap((node) => node['Index Name'] ?? []))].sort()
}

/** Ways in which a plan reads a growing table without walking an index in order: `Seq Scan posts`. */
export function scansOf(plan: PlanNode): string[] {
  return nodesOf(plan)
    .filter((node) => GROWING.includes(node['Relation Name'] ?? '') && !BY_INDEX.includes(node['Node Type']))
    .map((node) => `${node['Node Type']} ${node['Relation Name']}`)
}

/** Pages that a plan touched, in memory or not. */
export function buffersOf(plan: PlanNode): number {
  return (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)
}
