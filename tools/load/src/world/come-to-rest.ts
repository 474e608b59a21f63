import { queueDepth } from '@matjip/queue'
import { countPending } from '@matjip/redis-keys'
import { openSqs, until } from '@matjip/stack'
import type { Arena } from '../arena/arena.ts'

/** Waits until no click and no event of a post is in SQS, and no click in Redis that is not folded. @throws where that is not so within milliseconds */
export async function comeToRest({ environment, urls, redis }: Arena, withinMs: number): Promise<void> {
  const sqs = openSqs(environment)
  try {
    await until('everything at rest', withinMs, async () => {
      const queues = await Promise.all([urls.relations, urls.postEvents].map((url) => queueDepth(sqs, url)))
      const isEmpty = queues.every(({ visible, inFlight }) => visible + inFlight === 0)
      return isEmpty && (await countPending(redis)) === 0
    })
  } finally {
    sqs.destroy()
  }
}
