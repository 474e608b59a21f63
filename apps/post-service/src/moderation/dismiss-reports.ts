import { ProblemError } from '@matjip/contracts'
import type { Db } from '@matjip/db-schema'
import { writeDown } from './audit-store.ts'
import { resolveReports } from './hidden-store.ts'

/** Finds the open reports of a post to be none. @throws ProblemError not-found where there is no open one */
export async function dismissReports(
  db: Db,
  { postId, moderatorId, note }: { postId: number; moderatorId: number; note: string | null },
): Promise<void> {
  await db.transaction(async (tx) => {
    if ((await resolveReports(tx, postId)) === 0) throw new ProblemError('not-found')
    await writeDown(tx, { moderatorId, postId, action: 'dismiss', reason: null, note })
  })
}
