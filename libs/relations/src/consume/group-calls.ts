interface Waiting<T> {
  items: readonly T[]
  resolve: () => void
  reject: (error: unknown) => void
}

/**
 * Joins calls: while one batch is under way, the items of further calls gather and go together as the next, so that
 * batches grow with the load and an idle process waits for nothing. A call resolves or fails with its batch.
 */
export function groupCalls<T>(run: (items: T[]) => Promise<unknown>): (items: readonly T[]) => Promise<void> {
  let waiting: Waiting<T>[] = []
  let running = false

  const runAll = async () => {
    running = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await run(batch.flatMap(({ items }) => items))
        for (const { resolve } of batch) resolve()
      } catch (error) {
        for (const { reject } of batch) reject(error)
      }
    }
    running = false
  }

  return (items) => {
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    waiting.push({ items, resolve, reject })
    if (!running) void runAll()
    return promise
  }
}
