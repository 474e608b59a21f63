import type { OpenReport, OpenReportPage } from '@matjip/contracts'
import { decodeKeyset, encodeCursor, formatId } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'

/** $1 after, $2 limit. Along the index of open reports, with look-ups by primary key. */
const PAGE = {
  name: 'post-service/open-reports',
  text: `
    select r.id, r.reporter_id as "reporterId", r.reason, r.note, r.created_at as "createdAt", post.*
    from post_reports r cross join lateral (
      select id as "postId", author_id as "authorId", text, created_at as "postedAt", false as "isHidden"
      from posts where posts.id = r.post_id
      union all
      select id, author_id, text, created_at, true from hidden_posts where hidden_posts.id = r.post_id
    ) as post
    where r.resolved_at is null and r.id > $1
    order by r.id limit $2`,
}

interface Row extends Pick<OpenReport, 'reason' | 'note'> {
  id: number
  reporterId: number
  createdAt: Date
  postId: number
  authorId: number
  text: string
  postedAt: Date
  isHidden: boolean
}

const LIST = 'moderation/reports'

/** Reports that nobody has decided about, the oldest first. @throws ProblemError invalid-cursor */
export async function readOpenReports(
  pool: Database['pool'],
  { limit, cursor }: { limit: number; cursor: string | undefined },
): Promise<OpenReportPage> {
  const [after = 0] = cursor === undefined ? [] : decodeKeyset(LIST, cursor, 1)
  // One more than asked for: it tells whether there is a next page.
  const { rows } = await pool.query<Row>({ ...PAGE, values: [after, limit + 1] })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(presentReport),
    nextCursor: rows.length > limit && last ? encodeCursor(LIST, [last.id]) : null,
  }
}

function presentReport(row: Row): OpenReport {
  return {
    id: formatId(row.id),
    reporterId: formatId(row.reporterId),
    reason: row.reason,
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    post: {
      id: formatId(row.postId),
      authorId: formatId(row.authorId),
      text: row.text,
      createdAt: row.postedAt.toISOString(),
      isHidden: row.isHidden,
    },
  }
}
