import { monitorEventLoopDelay } from 'node:perf_hooks'

/** Milliseconds between two looks at the loop, each by a timer that Node keeps itself, in C++. */
const RESOLUTION_MS = 10
/** Milliseconds of a window: some turns of a loop that is late. */
const WINDOW_MS = 100
/** Windows that must all be late: a collection of garbage, or a neighbour who takes the core, is no pressure; half a second of it is. */
const WINDOWS = 5
const NS_IN_MS = 1e6

export interface LoopLateness {
  /** Milliseconds by which timers were late on average, in the best of the last windows. */
  ms(): number
  stop(): void
}

/** Watches how late this process's event loop is: what whoever comes now waits before they are even read. */
export function watchLoopLateness(): LoopLateness {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delays.enable()
  const windows = Array.from({ length: WINDOWS }, () => 0)
  let late = 0
  let lookedAt = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    // What Node keeps has nothing of a window of one turn, for it counts from turn to turn: that turn was the window.
    const turnMs = delays.count === 0 ? now - lookedAt : delays.mean / NS_IN_MS
    lookedAt = now
    windows.push(Math.max(0, turnMs - RESOLUTION_MS))
    windows.shift()
    late = Math.min(...windows)
    delays.reset()
  }, WINDOW_MS).unref()
  return {
    ms: () => late,
    stop() {
      clearInterval(timer)
      delays.disable()
    },
  }
}
