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
  const timer = setInterval(() => {
    // An empty window has no mean.
    windows.push(delays.count === 0 ? 0 : Math.max(0, delays.mean / NS_IN_MS - RESOLUTION_MS))
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
