import { deleteBatch, jsonBody, quarantine } from '@matjip/queue'
import type { SQSClient } from '@matjip/queue'
import type { RelationLog } from '@matjip/relations'
import type { Logger } from '@matjip/service-kit'

export interface SqsLogOptions {
  sqs: SQSClient
  queueUrl: string
  quarantineUrl: string
  logger: Logger
}

/** The durable log in SQS. */
export function createSqsLog({ sqs, queueUrl, quarantineUrl, logger }: SqsLogOptions): RelationLog {
  return {
    acknowledge: (receipts) => deleteBatch(sqs, queueUrl, receipts),
    async quarantine({ messageId, operation }, reason, detail) {
      await quarantine(sqs, quarantineUrl, { messageId, body: jsonBody(operation), reason, detail })
      logger.error({ messageId, opId: operation.opId, reason, detail }, 'quarantined an operation')
    },
  }
}
