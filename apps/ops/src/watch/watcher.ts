import type { Logger } from '@matjip/service-kit'
import type { Point } from './point.ts'
import { pointOf } from './point.ts'
import type { Sample } from './sample.ts'

/** Looks that are kept for charts: a quarter of an hour at one in two seconds, 60 KB. */
const KEPT = 450

export interface Watching {
  /** Looks of before, oldest first. */
  points: readonly Point[]
  /** The last look; null where there was none yet. */
  last: Sample | null
  leave(): void
}

/**
 * Looks while somebody watches, at one rate for all of them, and not at all otherwise: a page that nobody has open costs
 * nothing. Whoever comes later sees what was seen before.
 */
export function createWatcher(take: (now: number) => Promise<Sample>, intervalMs: number, logger: Logger) {
  const watchers = new Set<(sample: Sample) => void>()
  const points: Point[] = []
  let last: Sample | null = null
  let timer: NodeJS.Timeout | undefined
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    try {
      const sample = await take(Date.now())
      last = sample
      points.push(pointOf(sample))
      if (points.length > KEPT) points.shift()
      for (const tell of watchers) tell(sample)
    } catch (err) {
      logger.error({ err }, 'a look failed')
    } finally {
      isLooking = false
    }
  }
  const stop = () => {
    clearInterval(timer)
    timer = undefined
  }
  return {
    watch(tell: (sample: Sample) => void): Watching {
      watchers.add(tell)
      if (timer === undefined) {
        timer = setInterval(() => void look(), intervalMs)
        void look()
      }
      const leave = () => {
        watchers.delete(tell)
        if (watchers.size === 0) stop()
      }
      return { points: [...points], last, leave }
    },
    get watchers(): number {
      return watchers.size
    },
    stop,
  }
}

export type Watcher = ReturnType<typeof createWatcher>
