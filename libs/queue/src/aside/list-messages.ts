import type { Message } from '@aws-sdk/client-sqs'
import type { SQSClient } from '../open-sqs.ts'
import { walkMessages } from './walk-messages.ts'

/** Messages that are listed at most: more are told by their number. */
export const MAX_LISTED = 1_000

/** The messages of a queue that nobody consumes. They are hidden for a moment and visible again when this resolves. */
export async function listMessages(sqs: SQSClient, queueUrl: string, limit = MAX_LISTED): Promise<Message[]> {
  const listed: Message[] = []
  const visit = async (messages: readonly Message[]) => {
    listed.push(...messages)
    return false
  }
  await walkMessages({ sqs, queueUrl, limit, visit })
  return listed
}
