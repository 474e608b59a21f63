import { ChangeMessageVisibilityBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import type { Message } from '@aws-sdk/client-sqs'
import { SQS_BATCH, chunksOf } from '../chunks.ts'
import type { SQSClient } from '../open-sqs.ts'

/**
 * Seconds for which a message that was looked at is hidden from others: a walk of 100,000 at 1,000 a second does not meet its
 * first ones again, and where we are killed they are back soon.
 */
const HIDDEN_SECONDS = 120
/** Seconds of the receive that decides that a queue is empty: a long poll asks all servers of SQS, a short one only some. */
const LONG_POLL_SECONDS = 1
/** Requests under way at once when messages are given back. */
const LANES = 20

export interface Walk {
  sqs: SQSClient
  /** A queue that nobody consumes. */
  queueUrl: string
  /** Messages that are looked at, at most. SQS gives no more once 120,000 are hidden. */
  limit: number
  /**
   * Looks at the next messages, ten at most, and names those that are gone. true ends the walk. Where it throws the walk ends, and
   * what is not gone stays.
   */
  visit: (messages: readonly Message[], gone: (message: Message) => void) => Promise<boolean>
}

/**
 * Goes through a queue piece by piece. What was looked at is hidden until the end, when all that is not gone is given back; of
 * each only its handle is kept, so a long queue fits.
 * @returns whether the end of the queue was reached
 */
export async function walkMessages({ sqs, queueUrl, limit, visit }: Walk): Promise<boolean> {
  /** Receipt handles by message id. */
  const hidden = new Map<string, string>()
  const gone = ({ MessageId = '' }: Message) => void hidden.delete(MessageId)
  let seen = 0
  /** Messages in a row that came a second time. */
  let again = 0
  let waitSeconds = 0
  try {
    while (seen < limit) {
      const messages = await receive(sqs, queueUrl, Math.min(SQS_BATCH, limit - seen), waitSeconds)
      const fresh = messages.filter(({ MessageId = '' }) => !hidden.has(MessageId))
      for (const { MessageId = '', ReceiptHandle = '' } of messages) hidden.set(MessageId, ReceiptHandle)
      if (fresh.length > 0) {
        seen += fresh.length
        again = 0
        waitSeconds = 0
        if (await visit(fresh, gone)) return false
        continue
      }
      again += messages.length
      // Nothing at all, or all of them once more.
      if (again > hidden.size || (messages.length === 0 && waitSeconds > 0)) return true
      waitSeconds = LONG_POLL_SECONDS
    }
    return false
  } finally {
    await giveBack(sqs, queueUrl, [...hidden.values()])
  }
}

async function receive(sqs: SQSClient, queueUrl: string, limit: number, waitSeconds: number): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: limit,
      WaitTimeSeconds: waitSeconds,
      VisibilityTimeout: HIDDEN_SECONDS,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
      // The older name of the same: some servers of the SQS API know only that.
      AttributeNames: ['All'],
    }),
  )
  return Messages
}

async function giveBack(sqs: SQSClient, queueUrl: string, handles: readonly string[]): Promise<void> {
  for (const lanes of chunksOf(chunksOf(handles, SQS_BATCH), LANES))
    await Promise.all(
      lanes.map(async (chunk) => {
        const Entries = chunk.map((ReceiptHandle, index) => ({
          Id: String(index),
          ReceiptHandle,
          VisibilityTimeout: 0,
        }))
        // Those that are not given back now come back by themselves.
        await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries })).catch(() => {})
      }),
    )
}
