/** At most this many at once: with Postgres down each takes 2 s to fail, and a queue of them would only grow. */
const MAX_RUNNING = 4

/**
 * Runs a task beside the request, best effort: skipped where enough of them are under way already, and its failure is only reported.
 * @param onError told of each failure
 */
export function createBackground(onError: (error: unknown) => void) {
  let running = 0
  return (task: () => Promise<unknown>): void => {
    if (running >= MAX_RUNNING) return
    running += 1
    task()
      .catch(onError)
      .finally(() => {
        running -= 1
      })
  }
}
