import type { Message } from '@aws-sdk/client-sqs'
import type { SQSClient } from '../open-sqs.ts'
import { takeMessages } from './take-messages.ts'

/** Messages that are listed at most: more are told by their number. */
export const MAX_LISTED = 1_000

/** The messages of a queue that nobody consumes. They are hidden for a moment and visible again when this resolves. */
export function listMessages(sqs: SQSClient, queueUrl: string, limit = MAX_LISTED): Promise<Message[]> {
  return takeMessages(sqs, queueUrl, limit, async (messages) => messages)
}
