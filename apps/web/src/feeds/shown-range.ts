/** Which posts of a long list are rendered: from one index up to (not with) another. */
export interface ShownRange {
  readonly from: number
  readonly to: number
}

/** Posts above and below the one that is looked at: with it, the first frame fills any window. */
const AROUND = 2
/** Posts that are added at a time: some ten milliseconds of work, so that a press in between need not wait. */
const STEP = 3

/** What the first frame shows: the posts round the one that is returned to (its index), or the first ones (-1). */
export const rangeAround = (index: number): ShownRange => ({
  from: Math.max(0, index - AROUND),
  to: Math.max(0, index) + AROUND + 1,
})

export const isWhole = ({ from, to }: ShownRange, total: number): boolean => from === 0 && to >= total

/** A few posts more on either side. Once all are there, pages that come later are rendered at once: nothing moves while one reads. */
export const widen = ({ from, to }: ShownRange, total: number): ShownRange => ({
  from: Math.max(0, from - STEP),
  to: to + STEP >= total ? Infinity : to + STEP,
})
