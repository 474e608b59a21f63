/** A number of turns, which are given out in the order in which they were asked for. */
export interface Turns {
  /** Whether one can be had at once. */
  isFree(): boolean
  /** Resolves when it is the caller's turn. */
  take(): Promise<void>
  giveBack(): void
}

export function createTurns(count: number): Turns {
  const waiting: (() => void)[] = []
  let taken = 0
  return {
    isFree: () => taken < count,
    async take() {
      if (taken < count) taken += 1
      else await new Promise<void>((resolve) => waiting.push(resolve))
    },
    giveBack() {
      const next = waiting.shift()
      // It goes from one to the next, so that nobody who has not waited gets in between.
      if (next) next()
      else taken -= 1
    },
  }
}
