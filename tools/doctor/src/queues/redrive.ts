import type { Database } from '@matjip/db-schema'
import { redrive } from '@matjip/queue'
import type { RedriveOrder } from '@matjip/queue'
import { takeBackFailure } from '@matjip/relations'

export interface Redriven {
  messageId: string
  /** null of a message that cannot be read. */
  opId: string | null
}

/** Sends relations to the main queue again, and takes back what was recorded of their failure. */
export async function redriveRelations(
  order: Omit<RedriveOrder, 'before'> & { pool: Database['pool'] },
): Promise<{ redriven: Redriven[]; missing: string[] }> {
  const { pool, ...rest } = order
  const opIds = new Map<string, string | null>()
  const before = async (body: string) => opIds.set(body, await takeBackFailure(pool, body))
  const { redriven, missing } = await redrive({ ...rest, before })
  return { redriven: redriven.map(({ messageId, body }) => ({ messageId, opId: opIds.get(body) ?? null })), missing }
}
