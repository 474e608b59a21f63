import type { RelationMessage } from '@matjip/contracts'
import { createSender, jsonBody, queueDepth, tracedBy } from '@matjip/queue'
import type { SQSClient } from '@matjip/queue'

/** Where accepted clicks go. */
export interface RelationsQueue {
  /** Resolves once SQS has confirmed this message. @throws where it has not */
  send: (message: RelationMessage, traceparent?: string) => Promise<void>
  /** @throws where SQS or the queue cannot be reached */
  check: () => Promise<unknown>
}

export function openRelationsQueue(sqs: SQSClient, queueUrl: string): RelationsQueue {
  const send = createSender(sqs, queueUrl)
  return {
    send: (message, traceparent) => send(jsonBody(message), tracedBy(traceparent)),
    check: () => queueDepth(sqs, queueUrl),
  }
}
