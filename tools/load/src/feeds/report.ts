import type { Growth } from './claims.ts'
import { bufferGrowth } from './claims.ts'
import { nodesOf } from './plan.ts'
import { align, medianOf, spread } from '../table.ts'

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
      ...bySize.map(({ measurement }) => spread(measurement.skeletonMs, 2)),
      `${timeGrowth(bySize).toFixed(1)} ×`,
    ],
    ['  whole request', ...bySize.map(({ measurement }) => spread(measurement.requestMs, 2)), ''],
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
