import { CreateQueueCommand, DeleteQueueCommand, SendMessageBatchCommand } from '@aws-sdk/client-sqs'
import { setTimeout as sleep } from 'node:timers/promises'
import { deleteBatch, queueDepth, receive } from '@matjip/queue'
import type { SQSClient } from '@matjip/queue'
import { queueCurve } from '../model/queue-curve.ts'
import type { Consumer } from '../model/queue-curve.ts'

/** A curve as predicted and as it was, one value for each second. */
export interface Replay {
  name: string
  predicted: number[]
  measured: number[]
  /** Mean distance, and distance of the peaks, as shares of the predicted peak. */
  meanError: number
  peakError: number
}

const BATCH = 10
/** Seconds that a batch takes: long beside what receiving and deleting take, as they are for AWS too. */
const WORK_S = 1

/** Replays a minute of lunch on a real queue with real receivers, whose number follows the consumer's own rule. */
export async function replay(
  sqs: SQSClient,
  {
    name,
    arrivals,
    consumer,
    overheadS,
  }: { name: string; arrivals: readonly number[]; consumer: Consumer['concurrency']; overheadS: number },
): Promise<Replay> {
  const seconds = () => WORK_S + overheadS
  const predicted = queueCurve(arrivals, {
    name: { ko: name, en: name },
    batch: BATCH,
    seconds,
    concurrency: consumer,
  }).map(({ depth }) => depth)
  const { QueueUrl: queueUrl = '' } = await sqs.send(
    new CreateQueueCommand({ QueueName: `replay-${crypto.randomUUID()}` }),
  )
  const measured: number[] = []
  let allowed = 0
  let wanted = 0
  let running = 0
  let isOver = false
  const work = async () => {
    running += 1
    while (!isOver && running <= wanted) {
      const messages = await receive(sqs, queueUrl, 1)
      if (messages.length === 0) continue
      await sleep(WORK_S * 1_000)
      await deleteBatch(sqs, queueUrl, messages)
    }
    running -= 1
  }
  const workers: Promise<void>[] = []
  const began = performance.now()
  let busy = false
  for (const [second, arriving] of arrivals.entries()) {
    allowed = consumer(second, busy, allowed)
    wanted = Math.floor(allowed)
    while (running < wanted) workers.push(work())
    await sendAll(sqs, queueUrl, arriving)
    await sleep(Math.max(0, began + (second + 1) * 1_000 - performance.now()))
    const { visible } = await queueDepth(sqs, queueUrl)
    measured.push(visible)
    busy = visible > 0
  }
  isOver = true
  await Promise.all(workers)
  await sqs.send(new DeleteQueueCommand({ QueueUrl: queueUrl }))
  const peak = Math.max(...predicted)
  const distances = predicted.map((depth, second) => Math.abs(depth - (measured[second] ?? 0)))
  const meanError = distances.reduce((sum, distance) => sum + distance, 0) / distances.length / peak
  return { name, predicted, measured, meanError, peakError: Math.abs(Math.max(...measured) / peak - 1) }
}

async function sendAll(sqs: SQSClient, queueUrl: string, count: number): Promise<void> {
  const batches = Array.from({ length: Math.ceil(count / BATCH) }, (_, index) => Math.min(BATCH, count - index * BATCH))
  await Promise.all(
    batches.map((size) =>
      sqs.send(
        new SendMessageBatchCommand({
          QueueUrl: queueUrl,
          Entries: Array.from({ length: size }, (_, index) => ({ Id: String(index), MessageBody: 'a click' })),
        }),
      ),
    ),
  )
}

/** Seconds that receiving and deleting a batch take here and now, beside the work: median of some. */
export async function measureOverhead(sqs: SQSClient): Promise<number> {
  const { QueueUrl: queueUrl = '' } = await sqs.send(
    new CreateQueueCommand({ QueueName: `overhead-${crypto.randomUUID()}` }),
  )
  const times: number[] = []
  await sendAll(sqs, queueUrl, 30 * BATCH)
  for (let round = 0; round < 30; round += 1) {
    const began = performance.now()
    const messages = await receive(sqs, queueUrl, 1)
    await deleteBatch(sqs, queueUrl, messages)
    times.push((performance.now() - began) / 1_000)
  }
  await sqs.send(new DeleteQueueCommand({ QueueUrl: queueUrl }))
  return times.sort((a, b) => a - b)[15] ?? 0
}
