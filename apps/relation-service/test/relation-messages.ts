import type { RelationMessage } from '@matjip/contracts'
import { createSender } from '@matjip/queue'
import type { SQSClient } from '@matjip/queue'

/** The body of a message: a like of post 100 by user 1, accepted now. */
export function relationBody(over: Partial<RelationMessage> = {}): string {
  const message: RelationMessage = {
    v: 1,
    kind: 'like',
    actorId: 1,
    actorHandle: 'mina',
    actorName: '미나',
    targetId: 100,
    active: true,
    version: Date.now() * 1000,
    opId: 'op-00000001',
    ...over,
  }
  return JSON.stringify(message)
}

export async function sendBodies(sqs: SQSClient, queueUrl: string, bodies: readonly string[]): Promise<void> {
  const send = createSender(sqs, queueUrl)
  await Promise.all(bodies.map((body) => send(body)))
}
