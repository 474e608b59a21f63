/** Milliseconds of a window, and how many are looked back on: a rush, or a collection of garbage in which nobody is answered, is no pressure; half a second of it is. */
const WINDOW_MS = 100
const WINDOWS = 5
/** Reads under way at the end of a window that tell of a queue: where answers keep pace there are hardly any. */
const QUEUE = 16
/** Reads under way that are never too many: something else than this process may be slow. */
const ALWAYS = 32

interface Window {
  underWay: number
  answered: number
  /** When it ended. */
  at: number
}

export interface Waiting {
  enter(): void
  leave(): void
  /** Milliseconds that whoever comes now waits for an answer, where there has been a queue for a while; else 0. */
  ms(): number
  stop(): void
}

/**
 * How long a read waits: those under way by those answered in a millisecond (Little's law), at the rate of the last windows:
 * answers come by turns of the loop, which are long just then.
 * A process that has a third of a core answers a third as many, and a third of the places are then as long a wait as all of them.
 */
export function watchWaiting(): Waiting {
  const windows: Window[] = Array.from({ length: WINDOWS }, () => ({ underWay: 0, answered: 0, at: performance.now() }))
  let underWay = 0
  let answered = 0
  let hasQueue = false
  /** Answers in a millisecond. */
  let rate = 0
  const timer = setInterval(() => {
    windows.push({ underWay, answered, at: performance.now() })
    const { at } = windows.shift() as Window
    hasQueue = windows.every((window) => window.underWay >= QUEUE)
    rate = windows.reduce((sum, window) => sum + window.answered, 0) / (performance.now() - at)
    answered = 0
  }, WINDOW_MS).unref()
  return {
    enter: () => void (underWay += 1),
    leave() {
      underWay -= 1
      answered += 1
    },
    ms: () => (hasQueue && underWay > ALWAYS ? underWay / rate : 0),
    stop: () => clearInterval(timer),
  }
}
