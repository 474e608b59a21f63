/** Until this (ms) it is done even where the machine is never idle. */
const LATEST_MS = 200

/** Does something while nobody waits for anything. Safari has no idle callbacks. @returns what calls it off */
export function whenIdle(doing: () => void): () => void {
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(doing, LATEST_MS / 4)
    return () => clearTimeout(timer)
  }
  const handle = requestIdleCallback(doing, { timeout: LATEST_MS })
  return () => cancelIdleCallback(handle)
}
