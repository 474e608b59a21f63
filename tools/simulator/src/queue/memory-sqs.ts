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

const CREDENTIALS = { accessKeyId: 'x', secretAccessKey: 'x' }

export function createMemorySqs({ queue, request, strikes, onSend, onQuarantine }: SqsOptions): SQSClient {
  const operations: Record<string, (input: Input) => unknown> = {
    SendMessageBatch({ Entries = [] }) {
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
    ReceiveMessage: ({ MaxNumberOfMessages = 1 }) => ({
      Messages: queue.receive(MaxNumberOfMessages).map(({ id, handle, body, receiveCount }) => ({
        MessageId: id,
        ReceiptHandle: handle,
        Body: body,
        Attributes: { ApproximateReceiveCount: String(receiveCount) },
      })),
    }),
    DeleteMessageBatch({ Entries = [] }) {
      const outcome = Entries.map(({ Id, ReceiptHandle }) => ({ Id, ok: queue.remove(ReceiptHandle) }))
      return {
        Successful: outcome.filter(({ ok }) => ok).map(({ Id }) => ({ Id })),
        Failed: outcome.filter(({ ok }) => !ok).map(({ Id }) => ({ Id, Code: 'InternalError' })),
      }
    },
    SendMessage({ MessageBody = '' }) {
      onQuarantine(MessageBody)
      return {}
    },
  }
  const serve = (name: string, input: Input) => {
    const operation = operations[name]
    if (!operation) return Promise.reject(new Error(`the simulator's queue does not know ${name}`))
    return request(name, () => operation(input)).catch(asRefusal)
  }
  const client = {
    /** What goes through the SDK. */
    send: (command: { constructor: { name: string }; input: Input }) =>
      serve(command.constructor.name.replace('Command', ''), command.input),
    /** What @matjip/queue sends through the client's connection by itself. */
    config: {
      credentials: async () => CREDENTIALS,
      region: async () => 'ap-northeast-2',
      endpoint: async () => ({ protocol: 'http:', hostname: 'sqs', path: '/' }),
      systemClockOffset: 0,
      requestHandler: {
        async handle({ headers, body }: { headers: Record<string, string>; body: string }) {
          const name = headers['x-amz-target']?.replace('AmazonSQS.', '') ?? ''
          const answer = await serve(name, JSON.parse(body) as Input)
          return { response: { statusCode: 200, body: Buffer.from(JSON.stringify(answer)) } }
        },
      },
    },
  }
  return client as unknown as SQSClient
}

/** Tries of the client wait by the machine's clock and not by ours: there are none here, `served twice` stands for them. */
function asRefusal(error: Error): never {
  throw Object.assign(error, { $fault: 'client' })
}
