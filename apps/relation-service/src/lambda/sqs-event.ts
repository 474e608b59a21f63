import type { Delivery } from '@matjip/relations'

/** What AWS Lambda gives to a function whose event source is a queue; only what is read here. */
export interface SqsEvent {
  Records: SqsRecord[]
}

export interface SqsRecord {
  messageId: string
  receiptHandle: string
  body: string
  attributes: { ApproximateReceiveCount: string }
}

/** Messages that must come again; with an id that is missing or wrong in it, AWS takes the whole batch as failed. */
export interface SqsBatchResponse {
  batchItemFailures: { itemIdentifier: string }[]
}

/**
 * Reads the records of an event. It trusts nothing: what is no record gets a body that is no relation, and so ends in
 * quarantine, where somebody can look at it. Two records with the same id stay two: to fold a click twice does no harm, to
 * leave out one that only looks the same would.
 */
export function deliveriesOf(event: unknown): Delivery[] {
  const records = (event as Partial<SqsEvent> | null)?.Records
  return Array.isArray(records) ? records.map(deliveryOf) : []
}

function deliveryOf(record: unknown): Delivery {
  const { messageId, receiptHandle, body, attributes } = (record ?? {}) as Partial<SqsRecord>
  return {
    messageId: typeof messageId === 'string' ? messageId : '',
    receiptHandle: typeof receiptHandle === 'string' ? receiptHandle : '',
    receiveCount: Number(attributes?.ApproximateReceiveCount ?? 1),
    // SQS takes no empty body.
    body: typeof body === 'string' && body !== '' ? body : `no body: ${JSON.stringify(record ?? null)}`,
  }
}
