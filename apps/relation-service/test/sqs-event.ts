import { randomUUID } from 'node:crypto'
import type { SqsRecord } from '../src/lambda/sqs-event.ts'

/** A record as AWS documents it, with all that it gives. */
export function sqsRecord(body: string, over: Record<string, unknown> = {}): SqsRecord {
  const now = String(Date.now())
  const record = {
    messageId: randomUUID(),
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a...',
    body,
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: now,
      SenderId: 'AIDAIENQZJOLO23YVJ4VO',
      ApproximateFirstReceiveTimestamp: now,
    },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:ap-northeast-2:123456789012:matjip-relations',
    awsRegion: 'ap-northeast-2',
  }
  return { ...record, ...over }
}
