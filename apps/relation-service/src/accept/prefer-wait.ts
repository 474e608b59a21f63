/** Nobody holds a connection longer than this for one click, in seconds. */
export const MAX_WAIT_S = 5
const WAIT = /^\s*wait\s*=\s*"?(\d{1,6})"?\s*(?:;.*)?$/i

/**
 * Whole seconds that `Prefer: wait=N` (RFC 7240) asks to wait, at most 5; null where it does not ask.
 * A preference that is not understood is ignored, as the RFC says: it is never an error.
 */
export function preferredWait(header: string | string[] | undefined): number | null {
  const preferences = [header ?? []].flat().join(',').split(',')
  for (const preference of preferences) {
    const seconds = WAIT.exec(preference)?.[1]
    // The first of repeated preferences counts.
    if (seconds !== undefined) return Math.min(Number(seconds), MAX_WAIT_S)
  }
  return null
}
