import { GetQueueAttributesCommand, type SQSClient } from '@aws-sdk/client-sqs'
import { until } from './until.ts'

/** Messages of a queue that are not done. */
export interface QueueLoad {
  /** Not yet received (delayed ones included). */
  waiting: number
  /** Received; SQS is told to delete them only once Postgres has committed. */
  inFlight: number
}

/** What the issue promises to wait for clicks on their way (ms). */
const DRAIN_MS = 10_000

/** What a queue still holds. */
export async function loadOf(sqs: SQSClient, queueUrl: string): Promise<QueueLoad> {
  const names = [
    'ApproximateNumberOfMessages',
    'ApproximateNumberOfMessagesDelayed',
    'ApproximateNumberOfMessagesNotVisible',
  ] as const
  const answer = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: queueUrl, AttributeNames: [...names] }))
  const [visible = 0, delayed = 0, inFlight = 0] = names.map((name) => Number(answer.Attributes?.[name] ?? 0))
  return { waiting: visible + delayed, inFlight }
}

/**
 * Waits until nothing is queued or in flight, for at most 10 s.
 * @returns what was left; zeros when all is in Postgres
 */
export async function drainQueue(sqs: SQSClient, queueUrl: string, deadlineMs: number = DRAIN_MS): Promise<QueueLoad> {
  let left = await loadOf(sqs, queueUrl)
  await until('the queue draining', deadlineMs, async () => {
    left = await loadOf(sqs, queueUrl)
    return left.waiting + left.inFlight === 0
  }).catch(() => undefined)
  return left
}
