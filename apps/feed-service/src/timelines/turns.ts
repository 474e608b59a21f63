/** A number of turns, which are given out in the order in which they were asked for. */
export interface Turns {
  /** How many wait for theirs. */
  waiting(): number
  /** Resolves with true when it is the caller's turn, with false where that was not so within milliseconds. */
  take(ms: number): Promise<boolean>
  giveBack(): void
}

export function createTurns(count: number): Turns {
  /** In the order in which they came. */
  const waiting = new Set<() => void>()
  let taken = 0
  return {
    waiting: () => waiting.size,
    async take(ms) {
      if (taken < count) {
        taken += 1
        return true
      }
      return new Promise((resolve) => {
        const begin = () => {
          waiting.delete(begin)
          clearTimeout(timer)
          resolve(true)
        }
        const timer = setTimeout(() => {
          waiting.delete(begin)
          resolve(false)
        }, ms)
        waiting.add(begin)
      })
    },
    giveBack() {
      const [next] = waiting
      // It goes from one to the next, so that nobody who has not waited gets in between.
      if (next) next()
      else taken -= 1
    },
  }
}
