import { Duration, aws_sqs as sqs } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { Variant } from '../settings.ts'

/** A message that was received but not deleted comes back after this: far longer than any batch takes. */
const VISIBILITY = Duration.seconds(60)
/** Ten photos, one after the other, each up to its time limit of 20 s. */
const DERIVE_VISIBILITY = Duration.minutes(5)
/** Six times what the function may take, as AWS asks for where a function is the consumer: throttled batches wait in between. */
const FUNCTION_VISIBILITY = Duration.seconds(180)
/** For how long accepted work survives an outage of what handles it. */
const RETENTION = Duration.days(4)
/** The longest that SQS offers: time to look at what was set aside. */
const RETENTION_ASIDE = Duration.days(14)
/** High: poison is found by the consumers themselves, and healthy messages must outlast an outage of Postgres. */
const MAX_RECEIVES = 1000

export interface WorkQueue {
  queue: sqs.Queue
  deadLetters: sqs.Queue
}

/** The queues of accepted work, as tools/stack makes them locally. */
export function createQueues(scope: Construct, variant: Variant) {
  return {
    relations: createWorkQueue(scope, 'relations', variant === 'lambda' ? FUNCTION_VISIBILITY : VISIBILITY),
    'post-events': createWorkQueue(scope, 'post-events', VISIBILITY),
    derivatives: createWorkQueue(scope, 'derivatives', DERIVE_VISIBILITY),
  }
}

/** A queue of accepted work with what SQS itself gives up beside it. */
function createWorkQueue(scope: Construct, name: string, visibilityTimeout: Duration): WorkQueue {
  const deadLetters = createAside(scope, `${name}-dlq`)
  const queue = new sqs.Queue(scope, name, {
    visibilityTimeout,
    retentionPeriod: RETENTION,
    receiveMessageWaitTime: Duration.seconds(20),
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
    deadLetterQueue: { queue: deadLetters, maxReceiveCount: MAX_RECEIVES },
  })
  return { queue, deadLetters }
}

/** A queue that only people and the operator's commands read. */
export function createAside(scope: Construct, name: string): sqs.Queue {
  return new sqs.Queue(scope, name, {
    visibilityTimeout: VISIBILITY,
    retentionPeriod: RETENTION_ASIDE,
    encryption: sqs.QueueEncryption.SQS_MANAGED,
    enforceSSL: true,
  })
}
