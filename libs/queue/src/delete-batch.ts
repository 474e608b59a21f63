import type { SQSClient } from '@aws-sdk/client-sqs'
import { callSqs } from './call-sqs.ts'
import { SQS_BATCH, chunksOf } from './chunks.ts'

export interface Acknowledgement {
  messageId: string
  /** Of the newest receive: an older one may be accepted and delete nothing. */
  receiptHandle: string
}

/** Delete requests under way at once, of one call: with more, several answers come with one wake-up. Two batches leave sockets to others. */
const LANES = 20

/**
 * Deletes messages, ten a request, and gives those that SQS confirmed as deleted. The others, and those of a request
 * that failed, come back when their visibility timeout ends.
 * @throws the SDK's error where not a single request succeeded
 */
export async function deleteBatch(
  sqs: SQSClient,
  queueUrl: string,
  entries: readonly Acknowledgement[],
): Promise<Acknowledgement[]> {
  const chunks = chunksOf(entries, SQS_BATCH)
  const deleted: Acknowledgement[] = []
  const failures: unknown[] = []
  const lane = async () => {
    for (let chunk = chunks.pop(); chunk; chunk = chunks.pop()) {
      try {
        deleted.push(...(await deleteChunk(sqs, queueUrl, chunk)))
      } catch (error) {
        failures.push(error)
      }
    }
  }
  await Promise.all(Array.from({ length: Math.min(LANES, chunks.length) }, lane))
  if (failures.length > 0 && deleted.length === 0) throw failures[0]
  return deleted
}

async function deleteChunk(
  sqs: SQSClient,
  queueUrl: string,
  chunk: readonly Acknowledgement[],
): Promise<Acknowledgement[]> {
  const answer = await callSqs(sqs, 'DeleteMessageBatch', {
    QueueUrl: queueUrl,
    Entries: chunk.map(({ receiptHandle }, index) => ({ Id: String(index), ReceiptHandle: receiptHandle })),
  })
  return (answer.Successful ?? []).flatMap(({ Id }) => chunk[Number(Id)] ?? [])
}
