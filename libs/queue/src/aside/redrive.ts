import { DeleteMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import type { Message } from '@aws-sdk/client-sqs'
import type { SQSClient } from '../open-sqs.ts'
import { walkMessages } from './walk-messages.ts'

/** Messages that one redrive looks at, at most: SQS hides 120,000 of a queue at once, and what is passed over stays hidden until the end. */
export const MAX_WALKED = 100_000

export interface RedriveOrder<T = unknown> {
  sqs: SQSClient
  /** Where the messages are. */
  from: string
  /** The queue that they are to be handled from. */
  to: string
  /** Message ids; where it is absent, all messages that are there when it begins. */
  ids?: readonly string[]
  /** What must be done before a body is sent again; where it throws, that message and all after it stay. */
  before?: (body: string) => Promise<T>
  /** `MAX_WALKED` by default. */
  limit?: number
}

export interface RedriveReport<T = unknown> {
  /** What was sent again, each with what `before` gave. */
  redriven: { messageId: string; noted: T | undefined }[]
  /** Ids that were asked for and not met. */
  missing: string[]
  /** Whether the end of the queue was reached: what is missing is not there then. */
  isWhole: boolean
}

/**
 * Sends messages to a queue again, as they were, until all that are asked for are sent or the queue ends. Each is deleted where
 * it was only after SQS has confirmed it there: what is cut short is sent twice, and all that we send bears that.
 */
export async function redrive<T = unknown>(order: RedriveOrder<T>): Promise<RedriveReport<T>> {
  const { sqs, from, to, ids, before, limit = MAX_WALKED } = order
  const startedMs = Date.now()
  const wanted = ids && new Set(ids)
  const redriven: RedriveReport<T>['redriven'] = []
  const visit = async (messages: readonly Message[], gone: (message: Message) => void) => {
    for (const message of messages) {
      const { MessageId: messageId = '', Body: body = '' } = message
      // What is refused once more comes back while we walk: not for ever round and round.
      if (wanted ? !wanted.has(messageId) : sentMs(message) > startedMs) continue
      const noted = await before?.(body)
      await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: body }))
      await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: message.ReceiptHandle }))
      gone(message)
      wanted?.delete(messageId)
      redriven.push({ messageId, noted })
    }
    return wanted?.size === 0
  }
  const isWhole = await walkMessages({ sqs, queueUrl: from, limit, visit })
  return { redriven, missing: [...(wanted ?? [])], isWhole }
}

/** When it came to where it is; 0 where SQS does not say. */
const sentMs = ({ Attributes }: Message) => Number(Attributes?.SentTimestamp ?? 0)
