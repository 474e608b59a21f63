/**
 * Entries of one script call at most. A script spreads lists on Lua's stack, which takes 8,000 values: two of each entry, and
 * Redis serves nobody else meanwhile (1,000 entries take about 3 ms).
 */
export const MAX_ENTRIES = 1_000

/** Runs a script on pieces of a list, in their order; one after another also on the server, which has them in one packet. */
export async function inPieces<T, R>(list: readonly T[], run: (piece: readonly T[]) => Promise<R>): Promise<R[]> {
  if (list.length <= MAX_ENTRIES) return [await run(list)]
  const pieces = Array.from({ length: Math.ceil(list.length / MAX_ENTRIES) }, (_, index) =>
    list.slice(index * MAX_ENTRIES, (index + 1) * MAX_ENTRIES),
  )
  return Promise.all(pieces.map(run))
}
