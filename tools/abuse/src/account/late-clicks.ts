import { randomUUID } from 'node:crypto'
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs'
import type { RelationMessage } from '@matjip/contracts'
import { queueDepth } from '@matjip/queue'
import { until } from '@matjip/e2e'
import type { AttackedStack } from '../world/open-stack.ts'
import type { Lives } from './live-a-life.ts'

/** Milliseconds until the queue is empty. */
const DRAIN_MS = 60_000

/** Clicks of and on the one who has left, as if they had been on their way all the time. Resolves when they are done. @returns how many */
export async function sendLateClicks(
  { sqs, stores }: Pick<AttackedStack, 'sqs' | 'stores'>,
  { leaver, others, restaurantId, otherPostId }: Lives,
): Promise<number> {
  const QueueUrl = stores.RELATIONS_QUEUE_URL ?? ''
  const [first] = others
  const click = (of: Lives['leaver'], over: Pick<RelationMessage, 'kind' | 'targetId'>): RelationMessage => ({
    v: 1,
    actorId: Number(of.userId),
    actorHandle: of.handle,
    actorName: of === leaver ? '떠날 사람' : of.handle,
    active: true,
    version: Date.now() * 1000,
    opId: randomUUID().replaceAll('-', '').slice(0, 16),
    ...over,
  })
  if (!first) throw new Error('nobody is there')
  const messages = [
    click(leaver, { kind: 'like', targetId: Number(otherPostId) }),
    click(leaver, { kind: 'follow', targetId: Number(first.userId) }),
    click(leaver, { kind: 'saveRestaurant', targetId: Number(restaurantId) }),
    click(first, { kind: 'follow', targetId: Number(leaver.userId) }),
  ]
  const Entries = messages.map((message, index) => ({ Id: String(index), MessageBody: JSON.stringify(message) }))
  await sqs.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
  const look = () => queueDepth(sqs, QueueUrl)
  await until('late clicks', look, ({ visible, inFlight }) => visible + inFlight === 0, DRAIN_MS)
  return messages.length
}
