import type { SQSClient } from '@matjip/queue'
import type { Fault } from '../world/faults.ts'
import type { MemoryQueue } from './memory-queue.ts'

/** One request of a client: when and how it is served is the caller's affair. */
export type Request = (label: string, effect: () => unknown) => Promise<unknown>

export interface SqsOptions {
  queue: MemoryQueue
  request: Request
  strikes: (fault: Fault) => boolean
  /** Told of each message that the queue took. */
  onSend: (body: string) => void
  /** Takes what was sent to the quarantine. */
  onQuarantine: (body: string) => void
}

interface BatchEntry {
  Id: string
  MessageBody: string
  ReceiptHandle: string
}
interface Input {
  QueueUrl: string
  MaxNumberOfMessages?: number
  MessageBody?: string
  Entries?: BatchEntry[]
}

/** The queue that `RELATIONS` names and the quarantine, behind what the product uses of the AWS SDK. */
export const RELATIONS = 'sqs://relations'
export const QUARANTINE = 'sqs://quarantine'

export function createMemorySqs({ queue, request, strikes, onSend, onQuarantine }: SqsOptions): SQSClient {
  const operations: Record<string, (input: Input) => unknown> = {
    SendMessageBatchCommand({ Entries = [] }) {
      const refused = Entries.filter(() => strikes('send refused in part'))
      for (const entry of Entries) {
        if (refused.includes(entry)) continue
        queue.send(entry.MessageBody)
        onSend(entry.MessageBody)
      }
      const answer = ({ Id }: BatchEntry) => ({ Id })
      return {
        Successful: Entries.filter((entry) => !refused.includes(entry)).map(answer),
        Failed: refused.map(({ Id }) => ({ Id, Code: 'InternalError', SenderFault: false })),
      }
    },
    ReceiveMessageCommand: ({ MaxNumberOfMessages = 1 }) => ({
      Messages: queue.receive(MaxNumberOfMessages).map(({ id, handle, body, receiveCount }) => ({
        MessageId: id,
        ReceiptHandle: handle,
        Body: body,
        Attributes: { ApproximateReceiveCount: String(receiveCount) },
      })),
    }),
    DeleteMessageBatchCommand({ Entries = [] }) {
      const outcome = Entries.map(({ Id, ReceiptHandle }) => ({ Id, ok: queue.remove(ReceiptHandle) }))
      return {
        Successful: outcome.filter(({ ok }) => ok).map(({ Id }) => ({ Id })),
        Failed: outcome.filter(({ ok }) => !ok).map(({ Id }) => ({ Id, Code: 'InternalError' })),
      }
    },
    SendMessageCommand({ MessageBody = '' }) {
      onQuarantine(MessageBody)
      return {}
    },
  }
  const client = {
    send(command: { constructor: { name: string }; input: Input }) {
      const { name } = command.constructor
      const operation = operations[name]
      if (!operation) return Promise.reject(new Error(`the simulator's queue does not know ${name}`))
      return request(name.replace('Command', ''), () => operation(command.input))
    },
  }
  return client as unknown as SQSClient
}
