import type { ModerationAction, ModerationEntry, ModerationEntryPage, ReportReason } from '@matjip/contracts'
import { decodeKeyset, encodeCursor, formatId, ProblemError } from '@matjip/contracts'
import type { Database, DbSession } from '@matjip/db-schema'
import { moderationAudit } from '@matjip/db-schema'
import { isThere } from '../posts/author-store.ts'

/** A decision, and why. */
export interface Decision {
  moderatorId: number
  postId: number
  action: ModerationAction
  reason: ReportReason | null
  note: string | null
}

/**
 * Writes a decision down, in the transaction of what it does.
 * @throws ProblemError account-deleted for a moderator who has left, however new the token is: nothing may be done, and nothing name them
 */
export async function writeDown(tx: DbSession, decision: Decision): Promise<void> {
  if (!(await isThere(tx, decision.moderatorId))) throw new ProblemError('account-deleted')
  await tx.insert(moderationAudit).values(decision)
}

/** $1 before, $2 limit, $3 post. Backwards along the primary key, or along the index of posts. */
const auditSql = (where: string) => `
select id, at, moderator_id as "moderatorId", action, post_id as "postId", reason, note from moderation_audit
where id < $1 ${where} order by id desc limit $2`
const OF_ALL = { name: 'post-service/audit', text: auditSql('') }
const OF_POST = { name: 'post-service/audit-of-post', text: auditSql('and post_id = $3') }

type Row = Omit<ModerationEntry, 'id' | 'at' | 'moderatorId' | 'postId'> & {
  id: number
  at: Date
  moderatorId: number | null
  postId: number
}

/** Decisions, the newest first; of one post where it is named. @throws ProblemError invalid-cursor */
export async function readAudit(
  pool: Database['pool'],
  { postId, limit, cursor }: { postId: number | undefined; limit: number; cursor: string | undefined },
): Promise<ModerationEntryPage> {
  const list = `moderation/audit/${postId ?? ''}`
  const [before = Number.MAX_SAFE_INTEGER] = cursor === undefined ? [] : decodeKeyset(list, cursor, 1)
  // One more than asked for: it tells whether there is a next page.
  const values = [before, limit + 1]
  const { rows } = await pool.query<Row>(
    postId === undefined ? { ...OF_ALL, values } : { ...OF_POST, values: [...values, postId] },
  )
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(({ id, at, moderatorId, postId: of, ...rest }) => ({
      id: formatId(id),
      at: at.toISOString(),
      moderatorId: moderatorId === null ? null : formatId(moderatorId),
      postId: formatId(of),
      ...rest,
    })),
    nextCursor: rows.length > limit && last ? encodeCursor(list, [last.id]) : null,
  }
}
