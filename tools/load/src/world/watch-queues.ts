import { queueDepth } from '@matjip/queue'
import type { QueueDepth } from '@matjip/queue'
import { countPending } from '@matjip/redis-keys'
import { openSqs } from '@matjip/stack'
import type { Arena } from '../relations/arena.ts'

const EVERY_MS = 500

/** What waited, at one moment. */
export interface QueueSample {
  /** Milliseconds since the watch began. */
  atMs: number
  /** Clicks in SQS, events of posts in SQS, clicks in Redis that are not folded. */
  clicks: number
  events: number
  pending: number
}

/** Watches how much waits, and since when: the age is how long a queue has not been seen empty. */
export function watchQueues({ environment, urls, redis }: Arena) {
  const sqs = openSqs(environment)
  const began = performance.now()
  const samples: QueueSample[] = []
  const look = async (): Promise<QueueSample> => {
    const [clicks, events, pending] = await Promise.all([
      queueDepth(sqs, urls.relations),
      queueDepth(sqs, urls.postEvents),
      countPending(redis),
    ])
    const waiting = ({ visible, inFlight }: QueueDepth) => visible + inFlight
    return { atMs: performance.now() - began, clicks: waiting(clicks), events: waiting(events), pending }
  }
  let looking = Promise.resolve()
  const timer = setInterval(() => {
    looking = looking.then(async () => void samples.push(await look())).catch(() => undefined)
  }, EVERY_MS)
  return {
    look,
    samples,
    async stop() {
      clearInterval(timer)
      await looking
      sqs.destroy()
    },
  }
}

/** Seconds that something waited at the longest without the queue having been empty in between. */
export function longestWaitS(samples: readonly QueueSample[], of: (sample: QueueSample) => number): number {
  let since: number | undefined
  let longest = 0
  for (const sample of samples) {
    if (of(sample) === 0) since = undefined
    else {
      since ??= sample.atMs
      longest = Math.max(longest, sample.atMs - since)
    }
  }
  return longest / 1_000
}
