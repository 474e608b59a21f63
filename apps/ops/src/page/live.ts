import type { Point } from '../watch/point.ts'
import type { Sample } from '../watch/sample.ts'

export interface LiveTold {
  history(points: readonly Point[]): void
  sample(sample: Sample, point: Point | null): void
  state(isLive: boolean): void
  /** The session is over. */
  ended(): void
}

/** Listens until it is closed; the browser itself comes back after a break. */
export function listen(told: LiveTold): { close(): void } {
  const source = new EventSource('/ops/events')
  const on = <T>(name: string, tell: (value: T) => void) =>
    source.addEventListener(name, (event) => tell(JSON.parse((event as MessageEvent<string>).data) as T))
  on('history', told.history)
  on<{ sample: Sample; point: Point | null }>('sample', ({ sample, point }) => told.sample(sample, point))
  source.addEventListener('open', () => told.state(true))
  source.addEventListener('error', () => {
    told.state(false)
    // Refused for good, as a browser takes any status but 200: without a session, or with too many pages open.
    if (source.readyState === EventSource.CLOSED) told.ended()
  })
  return { close: () => source.close() }
}
