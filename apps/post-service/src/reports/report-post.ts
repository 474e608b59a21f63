import type { Report, ReportReason } from '@matjip/contracts'
import { formatId, ProblemError } from '@matjip/contracts'
import type { Db, DbSession } from '@matjip/db-schema'
import { postReports, runIdempotent } from '@matjip/db-schema'
import { notBlockedSql } from '@matjip/relations'
import { and, eq, sql } from 'drizzle-orm'

export interface ReportInput {
  reporterId: number
  postId: number
  /** Idempotency-Key of the request. */
  key: string
  reason: ReportReason
  note: string | undefined
}

/**
 * Notes that somebody finds a post wrong, once for each person and post: a second report gets the first one, with 200.
 * @throws ProblemError not-found for a post that the reporter cannot see; self-relation for one's own; forbidden for a deleted
 * account; what `runIdempotent` refuses
 */
export async function reportPost(
  db: Db,
  { reporterId, postId, key, reason, note }: ReportInput,
): Promise<{ status: number; body: Report; replayed: boolean }> {
  const body = { postId, reason, note: note ?? null }
  return runIdempotent<Report>(
    db,
    { userId: reporterId, route: 'POST /posts/{postId}/reports', key, body },
    async (tx) => {
      const authorId = await authorOfVisible(tx, postId, reporterId)
      if (authorId === undefined) throw new ProblemError('not-found')
      if (authorId === reporterId) throw new ProblemError('self-relation')
      const [made] = await tx
        .insert(postReports)
        .values({ reporterId, postId, reason, note: note ?? null })
        .onConflictDoNothing()
        .returning()
      if (made) return { status: 201, body: presentReport(made) }
      const [first] = await tx
        .select()
        .from(postReports)
        .where(and(eq(postReports.reporterId, reporterId), eq(postReports.postId, postId)))
      // It went with its post a moment ago.
      if (!first) throw new ProblemError('not-found')
      return { status: 200, body: presentReport(first) }
    },
  )
}

/**
 * Who wrote a post that somebody may see. Nobody may where the one who asks is gone. Until the end of the transaction it stays
 * where it is: a report that comes as the post goes would be left without it.
 */
async function authorOfVisible(tx: DbSession, postId: number, viewerId: number): Promise<number | undefined> {
  const { rows } = await tx.execute<{ author_id: string }>(sql`
    select p.author_id from posts p
    where p.id = ${postId} and exists (select from users u where u.id = p.author_id and u.deleted_at is null)
      and exists (select from users u where u.id = ${viewerId} and u.deleted_at is null)
      and ${sql.raw(notBlockedSql(String(viewerId), 'p.author_id'))}
    for key share of p`)
  return rows[0] && Number(rows[0].author_id)
}

function presentReport({ id, postId, reason, note, createdAt }: typeof postReports.$inferSelect): Report {
  return {
    id: formatId(id),
    postId: formatId(postId),
    reason: reason as ReportReason,
    note,
    createdAt: createdAt.toISOString(),
  }
}
