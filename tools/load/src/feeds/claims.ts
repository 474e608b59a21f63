import { DEFAULT_PAGE_LIMIT } from '@matjip/contracts'
import type { FeedCase } from './cases.ts'
import type { Measurement } from './measure.ts'
import { indexesOf, scansOf } from './plan.ts'

/** One case at every size, smallest first. */
export interface Growth {
  feedCase: FeedCase
  bySize: { posts: number; measurement: Measurement }[]
}

/**
 * Pages touched at the largest size against the smallest: twice as many and one for each entry that is read, at the most.
 * A B-tree is one level deeper at a hundred times the rows, two at the worst, so a probe of three pages becomes one of
 * five; and entries that a small table has side by side lie on heap pages of their own in a large one, which an index-only
 * walk looks at while the newest are not vacuumed. A statement that reads more as tables grow leaves this far behind.
 */
const MAX_GROWTH = 2
const ENTRIES_READ = DEFAULT_PAGE_LIMIT + 1

/** What does not hold, in words; empty where all claims do. Times are shown, not judged: a loaded machine is no slow query. */
export function brokenClaims(growths: Growth[]): string[] {
  return growths.flatMap(({ feedCase, bySize }) => [
    ...bySize.flatMap(({ posts, measurement }) =>
      brokenAt(feedCase, measurement).map((what) => `${feedCase.name} at ${posts}: ${what}`),
    ),
    ...(isFlat(bySize) ? [] : [`${feedCase.name}: pages touched grew ${bufferGrowth(bySize).toFixed(1)} ×`]),
  ])
}

function brokenAt({ indexes }: FeedCase, { plan, otherPlans, items }: Measurement): string[] {
  const used = indexesOf(plan)
  return [
    ...(used.join() === indexes.join()
      ? []
      : [`uses ${used.join(', ') || 'no index'} instead of ${indexes.join(', ')}`]),
    ...[plan, ...otherPlans].flatMap(scansOf),
    ...(items === 0 ? ['the page is empty'] : []),
  ]
}

function isFlat(bySize: Growth['bySize']): boolean {
  const [smallest, largest] = [bySize[0]?.measurement.buffers ?? NaN, bySize.at(-1)?.measurement.buffers ?? NaN]
  return largest <= MAX_GROWTH * smallest + ENTRIES_READ
}

/** Pages touched at the largest size divided by those at the smallest. */
export function bufferGrowth(bySize: Growth['bySize']): number {
  return (bySize.at(-1)?.measurement.buffers ?? NaN) / (bySize[0]?.measurement.buffers ?? NaN)
}
