import { queueDepth } from '@matjip/queue'
import type { QueueDepth } from '@matjip/queue'
import { countPending } from '@matjip/redis-keys'
import { openSqs } from '@matjip/stack'
import type { Arena } from '../relations/arena.ts'

/** What waits. */
export interface QueueSample {
  /** Clicks in SQS, events of posts in SQS, clicks in Redis that are not folded. */
  clicks: number
  events: number
  pending: number
}

/** Looks at how much waits. */
export function watchQueues({ environment, urls, redis }: Arena) {
  const sqs = openSqs(environment)
  const waiting = ({ visible, inFlight }: QueueDepth) => visible + inFlight
  return {
    async look(): Promise<QueueSample> {
      const [clicks, events, pending] = await Promise.all([
        queueDepth(sqs, urls.relations),
        queueDepth(sqs, urls.postEvents),
        countPending(redis),
      ])
      return { clicks: waiting(clicks), events: waiting(events), pending }
    },
    stop: () => sqs.destroy(),
  }
}
