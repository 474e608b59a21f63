import { ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import { queueDepth } from './queue-depth.ts'
import type { SQSClient } from './open-sqs.ts'
import type { QueueDepth } from './queue-depth.ts'

/** Messages that are looked at: what one receive gives. */
const SAMPLE = 10

export interface QueueLook extends QueueDepth {
  /** Milliseconds since 1970 at which the oldest of a sample of waiting messages was sent; null where none waits. */
  oldestMs: number | null
}

/** Depth of a queue and the age of what waits in it. */
export async function lookIntoQueue(sqs: SQSClient, queueUrl: string): Promise<QueueLook> {
  const depth = await queueDepth(sqs, queueUrl)
  return { ...depth, oldestMs: depth.visible === 0 ? null : await oldestOf(sqs, queueUrl) }
}

/**
 * When the oldest of a sample of waiting messages was sent. SQS tells the age of the oldest message to CloudWatch only; a sample of
 * ten is received with a visibility of 0, so that consumers find them at once. Their receive count rises by one, which
 * decides nothing: poison is known by its body, and the dead-letter queue is a thousand receives away.
 * @returns milliseconds since 1970; null where none waits
 */
export async function oldestOf(sqs: SQSClient, queueUrl: string): Promise<number | null> {
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
  return sent.length > 0 ? Math.min(...sent) : null
}
