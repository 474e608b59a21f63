import type { DbSession } from '@matjip/db-schema'
import { counterKinds, counters } from '@matjip/db-schema'
import { sql } from 'drizzle-orm'

/** Moves the author's count of posts. The last row that a transaction locks: everybody else's order ends there too. */
export async function countPosts(tx: DbSession, authorId: number, change: 1 | -1): Promise<void> {
  await tx
    .insert(counters)
    .values({ kind: counterKinds.posts, ownerId: authorId, count: Math.max(change, 0), rev: 1 })
    .onConflictDoUpdate({
      target: [counters.kind, counters.ownerId],
      set: { count: sql`greatest(${counters.count} + ${change}, 0)`, rev: sql`${counters.rev} + 1` },
    })
}
