/** @throws Error that names what is not true */
export function must(condition: boolean, claim: string): asserts condition {
  if (!condition) throw new Error(`not true: ${claim}`)
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
