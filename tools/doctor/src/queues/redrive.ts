import { DeleteMessageCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import type { Database } from '@matjip/db-schema'
import type { SQSClient } from '@matjip/queue'
import { MAX_LISTED } from './list-messages.ts'
import { setAsideOf } from './set-aside.ts'
import { takeMessages } from './take-messages.ts'

export interface RedriveOrder {
  sqs: SQSClient
  pool: Database['pool']
  /** Where the messages are. */
  from: string
  /** The main queue. */
  to: string
  /** Message ids; all messages where it is absent. */
  ids?: readonly string[]
}

export interface Redriven {
  messageId: string
  opId: string | null
}

export interface RedriveReport {
  redriven: Redriven[]
  /** Ids that were asked for and are not in the queue. */
  missing: string[]
}

/**
 * Sends messages to the main queue again, as they were. Each is deleted where it was only after SQS has confirmed it
 * there: what is cut short is sent twice, and a relation bears that.
 *
 * A recorded failure of "quarantined" is taken back first: the operation is on its way again, and if it is refused once
 * more, that is recorded anew.
 */
export async function redrive({ sqs, pool, from, to, ids }: RedriveOrder): Promise<RedriveReport> {
  return takeMessages(sqs, from, MAX_LISTED, async (messages, gone) => {
    const wanted = messages.filter(({ MessageId = '' }) => !ids || ids.includes(MessageId))
    const redriven: Redriven[] = []
    for (const message of wanted) {
      const { messageId, body, operation } = setAsideOf(message, new Date())
      if (operation)
        await pool.query(`delete from relation_failures where op_id = $1 and code = 'quarantined'`, [operation.opId])
      await sqs.send(new SendMessageCommand({ QueueUrl: to, MessageBody: body }))
      await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle: message.ReceiptHandle }))
      gone.add(message)
      redriven.push({ messageId, opId: operation?.opId ?? null })
    }
    const found = new Set(wanted.map(({ MessageId }) => MessageId))
    return { redriven, missing: (ids ?? []).filter((id) => !found.has(id)) }
  })
}
