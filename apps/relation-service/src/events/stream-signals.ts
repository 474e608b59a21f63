import type { Ending } from './event-frames.ts'

/** What a stream is told while it waits. */
export interface StreamSignals {
  /** There may be something to read. */
  wake(): void
  /** Time for a heartbeat, and to look whether everything is still in place. @returns false where the stream has not answered the last two */
  tick(): boolean
  /** The stream ends with a word to the client, or without where it is gone. */
  end(reason: Ending | 'gone'): void
  /** Waits until something was said; what was said. */
  heard(): Promise<{ ticked: boolean; ended: Ending | 'gone' | undefined }>
}

/** Ticks that a stream may leave unanswered: its client reads nothing, so nothing more is taken from the stream. */
const PATIENCE = 2

export function createSignals(): StreamSignals {
  let rung = Promise.withResolvers<void>()
  let ticks = 0
  let ended: Ending | 'gone' | undefined
  return {
    wake: () => rung.resolve(),
    tick() {
      ticks += 1
      rung.resolve()
      return ticks <= PATIENCE
    },
    end(reason) {
      ended ??= reason
      rung.resolve()
    },
    async heard() {
      await rung.promise
      rung = Promise.withResolvers()
      const ticked = ticks > 0
      ticks = 0
      return { ticked, ended }
    },
  }
}
