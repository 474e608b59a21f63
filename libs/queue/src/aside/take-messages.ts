import { ChangeMessageVisibilityBatchCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs'
import type { Message } from '@aws-sdk/client-sqs'
import type { SQSClient } from '../open-sqs.ts'

/** SQS gives and takes at most ten messages a request. */
const BATCH = 10
/** Seconds for which a taken message is hidden from others: enough to read some thousands, short should we be killed. */
const HIDDEN_SECONDS = 30
/** Receives in a row that bring nothing new until a queue is taken to be empty: SQS asks only some of its servers each time. */
const EMPTY_RECEIVES = 2

/**
 * Takes messages of a queue that nobody consumes, hides them while `work` runs, and gives all back that it does not name
 * as gone, also where it throws.
 * @param limit at most so many messages
 */
export async function takeMessages<T>(
  sqs: SQSClient,
  queueUrl: string,
  limit: number,
  work: (messages: Message[], gone: Set<Message>) => Promise<T>,
): Promise<T> {
  const taken = new Map<string, Message>()
  const gone = new Set<Message>()
  try {
    for (let empty = 0; empty < EMPTY_RECEIVES && taken.size < limit;) {
      const before = taken.size
      for (const message of await receive(sqs, queueUrl)) taken.set(message.MessageId ?? '', message)
      empty = taken.size === before ? empty + 1 : 0
    }
    return await work([...taken.values()], gone)
  } finally {
    await giveBack(
      sqs,
      queueUrl,
      [...taken.values()].filter((message) => !gone.has(message)),
    )
  }
}

async function receive(sqs: SQSClient, queueUrl: string): Promise<Message[]> {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queueUrl,
      MaxNumberOfMessages: BATCH,
      WaitTimeSeconds: 0,
      VisibilityTimeout: HIDDEN_SECONDS,
      MessageAttributeNames: ['All'],
      MessageSystemAttributeNames: ['All'],
      // The older name of the same: some servers of the SQS API know only that.
      AttributeNames: ['All'],
    }),
  )
  return Messages
}

async function giveBack(sqs: SQSClient, queueUrl: string, messages: readonly Message[]): Promise<void> {
  for (let from = 0; from < messages.length; from += BATCH) {
    const Entries = messages
      .slice(from, from + BATCH)
      .map(({ ReceiptHandle }, index) => ({ Id: String(index), ReceiptHandle, VisibilityTimeout: 0 }))
    // Those that are not given back now come back by themselves in half a minute.
    await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: queueUrl, Entries })).catch(() => {})
  }
}
