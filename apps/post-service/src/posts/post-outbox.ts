import type { PostChanged } from '@matjip/contracts'
import type { DbSession } from '@matjip/db-schema'
import { outbox } from '@matjip/db-schema'

/** The event as it lies in the outbox. */
export const eventOf = (event: Omit<PostChanged, 'v'>): PostChanged => ({ v: 1, ...event })

/** Leaves word for the timelines, in the transaction of what it tells of. */
export async function announce(tx: DbSession, event: Omit<PostChanged, 'v'>): Promise<void> {
  await tx.insert(outbox).values({ payload: eventOf(event) })
}
