import type { Growth } from './claims.ts'
import { bufferGrowth } from './claims.ts'
import { nodesOf } from './plan.ts'

export function medianOf(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low = NaN, high = NaN] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]]
  return (low + high) / 2
}

/** Milliseconds: `0.31 (0.28–0.60)`, median and range. */
function spread(values: number[]): string {
  return `${medianOf(values).toFixed(2)} (${Math.min(...values).toFixed(2)}–${Math.max(...values).toFixed(2)})`
}

/** The median at the largest size against that at the smallest. */
export function timeGrowth(bySize: Growth['bySize']): number {
  return medianOf(bySize.at(-1)?.measurement.skeletonMs ?? []) / medianOf(bySize[0]?.measurement.skeletonMs ?? [])
}

/** The table of one figure over all sizes, side by side. */
export function growthTable(growths: Growth[]): string {
  const sizes = growths[0]?.bySize.map(({ posts }) => `${posts.toLocaleString('en')} posts`) ?? []
  const rows = growths.flatMap(({ feedCase, bySize }) => [
    [
      feedCase.name,
      ...bySize.map(({ measurement }) => spread(measurement.skeletonMs)),
      `${timeGrowth(bySize).toFixed(1)} ×`,
    ],
    ['  whole request', ...bySize.map(({ measurement }) => spread(measurement.requestMs)), ''],
    [
      '  pages touched',
      ...bySize.map(({ measurement }) => String(measurement.buffers)),
      `${bufferGrowth(bySize).toFixed(1)} ×`,
    ],
  ])
  return align([['ms in Postgres, median (min–max)', ...sizes, 'growth'], ...rows])
}

/** How each case's statement reaches its tables at the largest size, a line each. */
export function pathLines(growths: Growth[]): string {
  return growths
    .map(({ feedCase, bySize }) => {
      const plan = bySize.at(-1)?.measurement.plan
      const paths = (plan ? nodesOf(plan) : []).flatMap((node) =>
        node['Index Name'] === undefined ? [] : `${node['Node Type']} ${node['Index Name']}`,
      )
      return `${feedCase.name}: ${[...new Set(paths)].join(', ')}`
    })
    .join('\n')
}

function align(rows: string[][]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  '),
    )
    .join('\n')
}
