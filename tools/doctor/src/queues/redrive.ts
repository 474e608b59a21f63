import type { Database } from '@matjip/db-schema'
import { queueDepth, redrive } from '@matjip/queue'
import type { RedriveOrder } from '@matjip/queue'
import { takeBackFailure } from '@matjip/relations'

export interface Redriven {
  messageId: string
  /** null of a message that cannot be read. */
  opId: string | null
}

export interface RedrivenRelations {
  redriven: Redriven[]
  /** Ids that were asked for and not met. */
  missing: string[]
  /** Whether the end of the queue was reached. */
  isWhole: boolean
  /** Messages that are in the queue afterwards, as SQS counts them: about. */
  left: number
}

/** Sends relations to the main queue again, and takes back what was recorded of their failure. */
export async function redriveRelations(
  order: Omit<RedriveOrder, 'before'> & { pool: Database['pool'] },
): Promise<RedrivenRelations> {
  const { pool, ...rest } = order
  const { redriven, ...report } = await redrive({ ...rest, before: (body) => takeBackFailure(pool, body) })
  const { visible, inFlight, delayed } = await queueDepth(order.sqs, order.from)
  return {
    redriven: redriven.map(({ messageId, noted }) => ({ messageId, opId: noted ?? null })),
    ...report,
    left: visible + inFlight + delayed,
  }
}
