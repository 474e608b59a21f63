import type { PostChanged } from '@matjip/contracts'
import type { DbSession } from '@matjip/db-schema'
import { outbox } from '@matjip/db-schema'

/** Leaves word for the timelines, in the transaction of what it tells of. */
export async function announce(tx: DbSession, event: Omit<PostChanged, 'v'>): Promise<void> {
  const payload: PostChanged = { v: 1, ...event }
  await tx.insert(outbox).values({ payload })
}
