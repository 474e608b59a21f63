import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import type { SQSClient } from '@matjip/queue'

/** URLs of the queues of one run. */
export interface ChaosQueues {
  relations: string
  quarantine: string
  deadLetters: string
}

/**
 * The product's queues, with a short visibility timeout, so that minutes are enough to see many of them end.
 * @param maxReceives far below production's 1,000: a healthy message must not even come near it
 */
export async function createChaosQueues(
  sqs: SQSClient,
  visibilitySeconds: number,
  maxReceives: number,
): Promise<ChaosQueues> {
  const [deadLetters, quarantine] = [await create(sqs, 'chaos-dlq'), await create(sqs, 'chaos-quarantine')]
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: deadLetters, AttributeNames: ['QueueArn'] }),
  )
  const relations = await create(sqs, 'chaos-relations', {
    VisibilityTimeout: String(visibilitySeconds),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount: maxReceives }),
  })
  return { relations, quarantine, deadLetters }
}

async function create(sqs: SQSClient, name: string, attributes: Record<string, string> = {}): Promise<string> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }))
  if (!QueueUrl) throw new Error(`SQS gave no URL for ${name}`)
  return QueueUrl
}
