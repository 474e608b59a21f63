/** How often a condition is looked at (ms): short beside the tenths of a second that a store needs to come up. */
const LOOK_EVERY = 40

/**
 * Looks at `condition` until it holds.
 * @param what names what was waited for, in the error
 * @param deadlineMs milliseconds from now after which it throws
 */
export async function until(
  what: string,
  deadlineMs: number,
  condition: () => Promise<boolean> | boolean,
): Promise<void> {
  const end = Date.now() + deadlineMs
  for (;;) {
    if (await condition()) return
    if (Date.now() > end) throw new Error(`${what}: not within ${deadlineMs / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY))
  }
}
