import { readFileSync } from 'node:fs'
import { SendMessageCommand } from '@aws-sdk/client-sqs'
import { quarantine } from '@matjip/queue'
import { openSqs } from '@matjip/stack'
import type { World } from './open-world.ts'

/** What a test does to a stack that its operations page must then show. */
export interface OperationsWorld {
  readonly token: string
  /** Puts a message where clicks wait. */
  send(body: string): Promise<void>
  /** Sets a message aside, as counter-batch does. */
  setAside(body: string, reason: string): Promise<void>
  /** Lines of the page's own log that tell who has changed what. */
  audit(): { msg: string; queue: string; sent?: string[] }[]
  close(): void
}

export function openOperationsWorld({ stack }: World): OperationsWorld {
  const { stores, processes } = stack
  const ops = processes.find(({ name }) => name === 'ops')
  if (!ops) throw new Error('the stack has no operations page')
  const sqs = openSqs(stores)
  return {
    token: ops.env.OPS_TOKEN ?? '',
    send: async (MessageBody) =>
      void (await sqs.send(new SendMessageCommand({ QueueUrl: stores.RELATIONS_QUEUE_URL, MessageBody }))),
    setAside: (body, reason) =>
      quarantine(sqs, stores.RELATIONS_QUARANTINE_QUEUE_URL ?? '', { messageId: 'm', body, reason, detail: 'by hand' }),
    audit: () =>
      readFileSync(ops.log, 'utf8')
        .split('\n')
        .filter((line) => line.includes('"audit":"redrive"'))
        .map((line) => JSON.parse(line) as { msg: string; queue: string; sent?: string[] }),
    close: () => sqs.destroy(),
  }
}
