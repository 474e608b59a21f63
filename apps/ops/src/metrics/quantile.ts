/** How many observations were at most so large: a bucket of a histogram. */
export interface Bucket {
  atMost: number
  /** Those of all smaller buckets among them. */
  count: number
}

/**
 * A quantile of a histogram, taken as even within a bucket, as Prometheus does it; what is above the last finite
 * bucket counts as its edge. @returns null where nothing was observed
 */
export function quantileOf(buckets: readonly Bucket[], quantile: number): number | null {
  const sorted = [...buckets].sort((a, b) => a.atMost - b.atMost)
  const all = sorted.at(-1)?.count ?? 0
  if (all <= 0) return null
  const rank = quantile * all
  const index = sorted.findIndex(({ count }) => count >= rank)
  const { atMost, count } = sorted[index] ?? { atMost: Infinity, count: all }
  const below = sorted[index - 1] ?? { atMost: 0, count: 0 }
  if (atMost === Infinity) return below.atMost
  return below.atMost + (atMost - below.atMost) * ((rank - below.count) / (count - below.count || 1))
}
