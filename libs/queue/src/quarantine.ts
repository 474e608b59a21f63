import { SendMessageCommand } from '@aws-sdk/client-sqs'
import type { SQSClient } from '@aws-sdk/client-sqs'

/** A message that cannot be handled, and why. */
export interface Poison {
  messageId: string
  body: string
  /** A word for machines, such as `not-a-relation`. */
  reason: string
  /** What exactly was wrong. */
  detail: string
}

/** Characters of a detail that are kept: bodies and attributes share one size limit. */
const MAX_DETAIL = 500

/**
 * Sends a message to quarantine: its body as it came, and reason, detail and message id as attributes.
 * Delete the original only after this has resolved. @throws the SDK's error
 */
export async function quarantine(
  sqs: SQSClient,
  queueUrl: string,
  { messageId, body, reason, detail }: Poison,
): Promise<void> {
  const attribute = (value: string) => ({ DataType: 'String', StringValue: printable(value) })
  await sqs.send(
    new SendMessageCommand({
      QueueUrl: queueUrl,
      MessageBody: body,
      MessageAttributes: {
        reason: attribute(reason),
        detail: attribute(detail.slice(0, MAX_DETAIL)),
        messageId: attribute(messageId),
      },
    }),
  )
}

/** SQS refuses an empty attribute, and characters that XML has not. */
function printable(value: string): string {
  return value.replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd]/g, '?') || '?'
}
