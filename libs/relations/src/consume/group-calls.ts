interface Waiting<T> {
  items: readonly T[]
  resolve: () => void
  reject: (error: unknown) => void
}

/** How long a batch waits for more, where more can be expected. */
export interface Company {
  /** Items with which a batch waits no longer. */
  enough: number
  /** Runs once after a while; gives what cancels it. */
  after: (run: () => void) => () => void
}

/**
 * Joins calls: while one batch is under way, the items of further calls gather and go together as the next. Where the last
 * batch found company, calls come often: the next one waits for `enough` items, or a while. So batches grow with the load,
 * and an idle process waits for nothing. A call resolves or fails with its batch.
 */
export function groupCalls<T>(
  run: (items: T[]) => Promise<unknown>,
  company?: Company,
): (items: readonly T[]) => Promise<void> {
  let waiting: Waiting<T>[] = []
  let running = false
  let hadCompany = false
  let look: (() => void) | undefined

  const count = () => waiting.reduce((sum, { items }) => sum + items.length, 0)
  const gathered = ({ enough, after }: Company) =>
    new Promise<void>((resolve) => {
      const cancel = after(resolve)
      look = () => {
        if (count() < enough) return
        cancel()
        resolve()
      }
      look()
    })

  const runAll = async () => {
    running = true
    while (waiting.length > 0) {
      if (company && hadCompany) await gathered(company)
      look = undefined
      const batch = waiting
      waiting = []
      hadCompany = batch.length > 1
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
    if (running) look?.()
    else void runAll()
    return promise
  }
}
