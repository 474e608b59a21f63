import { randomBytes } from 'node:crypto'
import { CreateQueueCommand } from '@aws-sdk/client-sqs'
import { openSqs } from './open-sqs.ts'
import type { SQSClient } from './open-sqs.ts'

/**
 * A client and a queue of one's own on the test run's SQS.
 * @throws Error if no test run has started the stores (TEST_SQS_ENDPOINT)
 */
export async function openTestQueue(visibilitySeconds = 30): Promise<{ sqs: SQSClient; url: string }> {
  const endpoint = process.env.TEST_SQS_ENDPOINT
  if (!endpoint) throw new Error('TEST_SQS_ENDPOINT is not set: run tests through vitest at the repository root')
  const sqs = openSqs({ endpoint })
  return { sqs, url: await createTestQueue(sqs, visibilitySeconds) }
}

export async function createTestQueue(sqs: SQSClient, visibilitySeconds = 30): Promise<string> {
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({
      QueueName: `test-${randomBytes(6).toString('hex')}`,
      Attributes: { VisibilityTimeout: String(visibilitySeconds) },
    }),
  )
  return QueueUrl ?? ''
}
