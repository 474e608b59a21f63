/**
 * The part of requests that may get a 503 which is gone when they are asked again: six requests at once are far from what the
 * product takes, so that only a machine that does other things, too, is slow. More is a fault that shows now and then.
 */
export const MOST_BUSY = 0.01
/** So few say nothing: a single collection of garbage, or a store that has just come up, meets all that are under way (`AT_ONCE` in fuzz.ts). */
const FEW = 6

/** How many of so many requests may get a 503 at first: of an operation's, and of all. */
export function mostBusy(requests: number): number {
  return Math.max(FEW, Math.floor(requests * MOST_BUSY))
}
