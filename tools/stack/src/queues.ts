import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SetQueueAttributesCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs'

/** URLs of the queues that the product works on. */
export interface QueueUrls {
  relations: string
  quarantine: string
  deadLetters: string
  postEvents: string
  postEventsDeadLetters: string
  derivatives: string
  derivativesDeadLetters: string
}

const DAY = 24 * 60 * 60

/** Seconds until a message that was received but not deleted comes back (docs: relations, "visibility timeout"). */
const VISIBILITY = 60
/** Seconds for ten photos, one after the other, each up to its time limit of 20 s. */
const DERIVE_VISIBILITY = 300
/** Receives before SQS gives a message up. High: poison is found by the consumer itself, healthy messages stay. */
const MAX_RECEIVES = 1000
/** Seconds that a queue keeps a message. */
const RETENTION = 4 * DAY
/** The longest that SQS offers: time to look at what was set aside. */
const RETENTION_ASIDE = 14 * DAY

/** Makes the queues where they are missing, and sets their attributes where they differ. */
export async function createQueues(sqs: SQSClient): Promise<QueueUrls> {
  const aside = { VisibilityTimeout: String(VISIBILITY), MessageRetentionPeriod: String(RETENTION_ASIDE) }
  const [deadLetters, quarantine, postEventsDeadLetters, derivativesDeadLetters] = await Promise.all([
    createQueue(sqs, 'matjip-relations-dlq', aside),
    createQueue(sqs, 'matjip-relations-quarantine', aside),
    createQueue(sqs, 'matjip-post-events-dlq', aside),
    createQueue(sqs, 'matjip-derivatives-dlq', aside),
  ])
  const [relations, postEvents, derivatives] = await Promise.all([
    createWorkQueue(sqs, 'matjip-relations', deadLetters),
    createWorkQueue(sqs, 'matjip-post-events', postEventsDeadLetters),
    createWorkQueue(sqs, 'matjip-derivatives', derivativesDeadLetters, DERIVE_VISIBILITY),
  ])
  return {
    relations,
    quarantine,
    deadLetters,
    postEvents,
    postEventsDeadLetters,
    derivatives,
    derivativesDeadLetters,
  }
}

async function createWorkQueue(
  sqs: SQSClient,
  name: string,
  deadLetters: string,
  visibility = VISIBILITY,
): Promise<string> {
  return createQueue(sqs, name, {
    VisibilityTimeout: String(visibility),
    MessageRetentionPeriod: String(RETENTION),
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: await arnOf(sqs, deadLetters),
      maxReceiveCount: MAX_RECEIVES,
    }),
  })
}

/** Creating with attributes fails where the queue exists with others; creating and then setting does not. */
async function createQueue(sqs: SQSClient, name: string, attributes: Record<string, string>): Promise<string> {
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }))
  if (!QueueUrl) throw new Error(`SQS gave no URL for ${name}`)
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: attributes }))
  return QueueUrl
}

async function arnOf(sqs: SQSClient, queueUrl: string): Promise<string> {
  const { Attributes } = await sqs.send(
    new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: ['QueueArn'] }),
  )
  if (!Attributes?.QueueArn) throw new Error(`SQS gave no ARN for ${queueUrl}`)
  return Attributes.QueueArn
}
