import type { MessageAttributeValue, SQSClient } from '@aws-sdk/client-sqs'
import { callSqs } from './call-sqs.ts'
import { SQS_BATCH } from './chunks.ts'
import { TRACEPARENT } from './traced.ts'

/** One delivery of a message. */
export interface ReceivedMessage {
  messageId: string
  receiptHandle: string
  body: string
  /** 1 at the first delivery; approximate, as SQS counts. */
  receiveCount: number
  attributes: Record<string, MessageAttributeValue>
  /** Its sender's place in a trace, where it is traced. */
  traceparent?: string
}

/** Milliseconds beyond the long poll's own wait until the request has failed. */
const GRACE_MS = 3_000

/** Receives up to ten messages, waiting up to `waitSeconds` for the first. They stay in flight until they are deleted or their visibility timeout ends. */
export async function receive(sqs: SQSClient, queueUrl: string, waitSeconds: number): Promise<ReceivedMessage[]> {
  const { Messages = [] } = await callSqs(
    sqs,
    'ReceiveMessage',
    {
      QueueUrl: queueUrl,
      MaxNumberOfMessages: SQS_BATCH,
      WaitTimeSeconds: waitSeconds,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['ApproximateReceiveCount'],
      // The older name of the same, which the SDK's types give to attributes of queues: some servers of the SQS API know only that.
      AttributeNames: ['ApproximateReceiveCount' as 'All'],
    },
    { requestTimeout: waitSeconds * 1000 + GRACE_MS },
  )
  return Messages.map((message) => {
    const received: ReceivedMessage = {
      messageId: message.MessageId ?? '',
      receiptHandle: message.ReceiptHandle ?? '',
      body: message.Body ?? '',
      receiveCount: Number(message.Attributes?.ApproximateReceiveCount ?? 1),
      attributes: message.MessageAttributes ?? {},
    }
    const traceparent = received.attributes[TRACEPARENT]?.StringValue
    if (traceparent !== undefined) received.traceparent = traceparent
    return received
  })
}
