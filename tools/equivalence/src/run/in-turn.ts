/** Does something for each, at most `atOnce` at a time. @returns in the order of the list */
export async function inTurn<T, R>(list: readonly T[], atOnce: number, work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  let next = 0
  const worker = async () => {
    while (next < list.length) {
      const index = next
      next += 1
      results[index] = await work(list[index] as T)
    }
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker))
  return results
}
