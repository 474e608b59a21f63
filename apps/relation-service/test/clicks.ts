import { RelationMessage } from '@matjip/contracts'
import { queueDepth, receive } from '@matjip/queue'
import type { Redis } from '@matjip/redis-keys'
import { overlayKey, shardOf } from '@matjip/redis-keys'
import Value from 'typebox/value'
import type { TestApp } from './test-app.ts'

/** Seconds: an event that has not come by then will not come. */
const PATIENCE_S = 5

/** Takes clicks from the queue, as the consumer does. @throws where fewer come, or one is no relation message */
export async function takeClicks({ queue }: Pick<TestApp, 'queue'>, count: number): Promise<RelationMessage[]> {
  const clicks: RelationMessage[] = []
  while (clicks.length < count) {
    const received = await receive(queue.sqs, queue.url, PATIENCE_S)
    if (received.length === 0) throw new Error(`${clicks.length} of ${count} clicks came`)
    for (const { body } of received) clicks.push(Value.Parse(RelationMessage, JSON.parse(body)))
  }
  return clicks
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

/** Lets readers see a click, as the consumer does. */
export async function showClick(redis: Redis, { kind, targetId, actorId, version, opId, active }: RelationMessage) {
  const shard = shardOf(kind, targetId)
  await redis.hset(overlayKey(shard, kind, targetId), actorId, `${version} ${opId} ${active ? 1 : 0} 0`)
}
