import { oldestOf, queueDepth } from '@matjip/queue'
import type { SQSClient } from '@matjip/queue'
import { mustLook } from './oldest-message.ts'
import type { KnownHead } from './oldest-message.ts'
import { QUEUES } from './sample.ts'
import type { QueueName, QueueSample } from './sample.ts'

/** Where queues are; one that is missing here is not shown. */
export type QueueUrls = Readonly<Partial<Record<QueueName, string>>>

/** Looks at queues again and again. @throws what SQS threw */
export function createQueueReader(sqs: SQSClient, urls: QueueUrls): (now: number) => Promise<QueueSample[]> {
  const heads = new Map<QueueName, KnownHead>()
  const read = async (name: QueueName, url: string, now: number): Promise<QueueSample> => {
    const depth = await queueDepth(sqs, url)
    if (depth.visible === 0) heads.delete(name)
    if (mustLook(heads.get(name), depth, now))
      heads.set(name, { oldestMs: await oldestOf(sqs, url), lookedAt: now, depth })
    const oldestMs = heads.get(name)?.oldestMs ?? null
    return { name, ...depth, oldestS: oldestMs === null ? null : Math.max(0, now - oldestMs) / 1_000 }
  }
  return (now) =>
    Promise.all(
      QUEUES.flatMap((name) => {
        const url = urls[name]
        return url === undefined ? [] : [read(name, url, now)]
      }),
    )
}
