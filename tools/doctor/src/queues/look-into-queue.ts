import { ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { queueDepth } from '@matjip/queue'
import type { QueueDepth, SQSClient } from '@matjip/queue'

/** Messages that are looked at: what one receive gives. */
const SAMPLE = 10

export interface QueueLook extends QueueDepth {
  /** Milliseconds since 1970 at which the oldest of a sample of waiting messages was sent; null where none waits. */
  oldestMs: number | null
}

/**
 * Depth of a queue and the age of what waits in it. SQS tells the age of the oldest message to CloudWatch only; a sample of
 * ten is received with a visibility of 0, so that consumers find them at once. Their receive count rises by one, which
 * decides nothing: poison is known by its body, and the dead-letter queue is a thousand receives away.
 */
export async function lookIntoQueue(sqs: SQSClient, queueUrl: string): Promise<QueueLook> {
  const depth = await queueDepth(sqs, queueUrl)
  if (depth.visible === 0) return { ...depth, oldestMs: null }
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: SAMPLE,
      WaitTimeSeconds: 0,
      VisibilityTimeout: 0,
      MessageSystemAttributeNames: ['SentTimestamp'],
      // The older name of the same: some servers of the SQS API know only that.
      AttributeNames: ['All'],
    }),
  )
  const sent = Messages.flatMap(({ Attributes }) => (Attributes?.SentTimestamp ? Number(Attributes.SentTimestamp) : []))
  return { ...depth, oldestMs: sent.length > 0 ? Math.min(...sent) : null }
}
