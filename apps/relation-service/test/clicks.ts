import { RelationMessage } from '@matjip/contracts'
import { deleteBatch, queueDepth, receive } from '@matjip/queue'
import type { PendingEntry } from '@matjip/redis-keys'
import Value from 'typebox/value'
import type { TestApp } from './test-app.ts'

/** Seconds: an event that has not come by then will not come. */
const PATIENCE_S = 5

/** Takes deliveries from the queue, as the consumer does. @throws where fewer come, or one is no relation message */
export async function takeDeliveries({ queue }: Pick<TestApp, 'queue'>, count: number): Promise<PendingEntry[]> {
  const taken: PendingEntry[] = []
  while (taken.length < count) {
    const received = await receive(queue.sqs, queue.url, PATIENCE_S)
    if (received.length === 0) throw new Error(`${taken.length} of ${count} clicks came`)
    for (const { body, messageId, receiptHandle, receiveCount } of received) {
      taken.push({ messageId, receiptHandle, receiveCount, operation: Value.Parse(RelationMessage, JSON.parse(body)) })
    }
  }
  return taken
}

/** Takes clicks from the queue for good: on a slow machine they would come again, to another test. */
export async function takeClicks(app: Pick<TestApp, 'queue'>, count: number): Promise<RelationMessage[]> {
  const deliveries = await takeDeliveries(app, count)
  await deleteBatch(app.queue.sqs, app.queue.url, deliveries)
  return deliveries.map(({ operation }) => operation)
}

/** Takes the one click that is in the queue. */
export async function nextClick(app: Pick<TestApp, 'queue'>): Promise<RelationMessage> {
  const [click] = await takeClicks(app, 1)
  if (click === undefined) throw new Error('no click came')
  return click
}

/** How many clicks wait in the queue. */
export async function waitingClicks({ queue }: Pick<TestApp, 'queue'>): Promise<number> {
  return (await queueDepth(queue.sqs, queue.url)).visible
}
