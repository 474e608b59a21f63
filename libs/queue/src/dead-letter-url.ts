import { GetQueueAttributesCommand, GetQueueUrlCommand } from '@aws-sdk/client-sqs'
import type { SQSClient } from './open-sqs.ts'

/** The dead-letter queue that a queue's redrive policy names; undefined where it has none. */
export async function deadLetterUrl(sqs: SQSClient, queueUrl: string): Promise<string | undefined> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['RedrivePolicy'] }),
  )
  if (!Attributes?.RedrivePolicy) return undefined
  const { deadLetterTargetArn } = JSON.parse(Attributes.RedrivePolicy) as { deadLetterTargetArn: string }
  const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: deadLetterTargetArn.split(':').at(-1) }))
  return QueueUrl
}
