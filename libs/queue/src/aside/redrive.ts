import { DeleteMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import type { SQSClient } from '../open-sqs.ts'
import { MAX_LISTED } from './list-messages.ts'
import { takeMessages } from './take-messages.ts'

export interface RedriveOrder {
  sqs: SQSClient
  /** Where the messages are. */
  from: string
  /** The queue that they are to be handled from. */
  to: string
  /** Message ids; all messages where it is absent. */
  ids?: readonly string[]
  /** What must be done before a body is sent again; where it throws, that message and all after it stay. */
  before?: (body: string) => Promise<unknown>
}

export interface RedriveReport {
  redriven: { messageId: string; body: string }[]
  /** Ids that were asked for and are not in the queue. */
  missing: string[]
}

/**
 * Sends messages to a queue again, as they were. Each is deleted where it was only after SQS has confirmed it
 * there: what is cut short is sent twice, and all that we send bears that.
 */
export async function redrive({ sqs, from, to, ids, before }: RedriveOrder): Promise<RedriveReport> {
  return takeMessages(sqs, from, MAX_LISTED, async (messages, gone) => {
    const wanted = messages.filter(({ MessageId = '' }) => !ids || ids.includes(MessageId))
    const redriven: RedriveReport['redriven'] = []
    for (const message of wanted) {
      const { MessageId: messageId = '', Body: body = '' } = message
      await before?.(body)
      await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: body }))
      await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: message.ReceiptHandle }))
      gone.add(message)
      redriven.push({ messageId, body })
    }
    const found = new Set(wanted.map(({ MessageId }) => MessageId))
    return { redriven, missing: (ids ?? []).filter((id) => !found.has(id)) }
  })
}
