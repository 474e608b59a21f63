import type { RelationMessage } from '@matjip/contracts'
import { parseMessage } from '../consume/parse-message.ts'

/** A message as SQS gives it, as far as it is looked at here. */
export interface GivenMessage {
  MessageId?: string | undefined
  Body?: string | undefined
  Attributes?: Partial<Record<string, string>> | undefined
  MessageAttributes?: Record<string, { StringValue?: string | undefined }> | undefined
}

/** A message of the quarantine or of the dead-letter queue. */
export interface SetAside {
  messageId: string
  /** When it came there. */
  since: Date | null
  /** Why it was set aside, in one word; null where nobody said, as for what SQS itself moved. */
  reason: string | null
  detail: string | null
  body: string
  /** What it says, where it can be read and is not too old: then the main queue may get it again. */
  operation: RelationMessage | null
  /** What is wrong with it as it stands now; null where nothing is. */
  fault: string | null
}

export function setAsideOf(message: GivenMessage, now: Date): SetAside {
  const { MessageId = '', Body = '', Attributes, MessageAttributes } = message
  const parsed = parseMessage(Body, now.getTime())
  const sentMs = Number(Attributes?.SentTimestamp)
  return {
    messageId: MessageId,
    since: sentMs > 0 ? new Date(sentMs) : null,
    reason: MessageAttributes?.reason?.StringValue ?? null,
    detail: MessageAttributes?.detail?.StringValue ?? null,
    body: Body,
    operation: 'operation' in parsed ? parsed.operation : null,
    fault: 'operation' in parsed ? null : `${parsed.reason}: ${parsed.detail}`,
  }
}
