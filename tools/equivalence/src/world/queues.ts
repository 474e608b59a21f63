import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import type { SQSClient } from '@matjip/queue'

/** URLs of the queues of one world. */
export interface WorldQueues {
  relations: string
  quarantine: string
  deadLetters: string
  postEvents: string
  postEventsDeadLetters: string
}

/** Seconds until a message of a killed worker comes back: thirty times shorter than in production, so that rest comes soon. */
const VISIBILITY_S = 2
/** Far above what a message can meet in a round; what got there would be a defect. */
const MAX_RECEIVES = 60

/** The product's queues with a short visibility timeout. */
export async function createWorldQueues(sqs: SQSClient): Promise<WorldQueues> {
  const work = async (name: string, deadLetters: string) => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: deadLetters, AttributeNames: ['QueueArn'] }),
    )
    return create(sqs, name, {
      VisibilityTimeout: String(VISIBILITY_S),
      RedrivePolicy: JSON.stringify({ deadLetterTargetArn: Attributes?.QueueArn, maxReceiveCount: MAX_RECEIVES }),
    })
  }
  const deadLetters = await create(sqs, 'relations-dlq')
  const postEventsDeadLetters = await create(sqs, 'post-events-dlq')
  return {
    deadLetters,
    postEventsDeadLetters,
    quarantine: await create(sqs, 'relations-quarantine'),
    relations: await work('relations', deadLetters),
    postEvents: await work('post-events', postEventsDeadLetters),
  }
}

async function create(sqs: SQSClient, name: string, attributes: Record<string, string> = {}): Promise<string> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }))
  if (!QueueUrl) throw new Error(`SQS gave no URL for ${name}`)
  return QueueUrl
}
