import { Readable } from 'node:stream'
import { formatId, ProblemError } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { ExportLine } from './export-line.ts'
import { exportedRelations, exportPosts, exportRelations, exportReports, exportUploads } from './export-store.ts'

type Pool = Database['pool']

/** $1 user. */
export const EXPORTED_PROFILE = `/* relation-service exported-profile */
select handle, display_name as "displayName", bio, created_at as "createdAt" from users where id = $1 and deleted_at is null`

/**
 * Everything that belongs to a person, a line of JSON each: read while it is sent, a page at a time, and no faster than it is
 * taken. Where Postgres goes away in the middle, or the account, the stream breaks off without its last line.
 * @throws ProblemError not-found for an account that is gone; the dependency's error where it cannot even begin
 */
export async function openExport(pool: Pool, userId: number): Promise<Readable> {
  const { rows } = await pool.query<{ handle: string; displayName: string; bio: string; createdAt: Date }>(
    EXPORTED_PROFILE,
    [userId],
  )
  const [profile] = rows
  if (profile === undefined) throw new ProblemError('not-found')
  const { createdAt, ...names } = profile
  const first: ExportLine = { type: 'profile', id: formatId(userId), ...names, createdAt: createdAt.toISOString() }
  return Readable.from(textOf(pool, userId, first), { objectMode: false })
}

async function* textOf(pool: Pool, userId: number, first: ExportLine): AsyncGenerator<string, undefined> {
  let lines = 0
  for await (const page of pagesOf(pool, userId, first)) {
    lines += page.length
    yield page.map((line) => `${JSON.stringify(line)}\n`).join('')
  }
  // Of one that was deleted meanwhile something may be missing.
  const { rowCount } = await pool.query(EXPORTED_PROFILE, [userId])
  if (rowCount === 0) throw new ProblemError('account-deleted')
  yield `${JSON.stringify({ type: 'end', lines } satisfies ExportLine)}\n`
}

async function* pagesOf(pool: Pool, userId: number, first: ExportLine): AsyncGenerator<ExportLine[], undefined> {
  yield [first]
  yield* exportPosts(pool, userId)
  yield* exportUploads(pool, userId)
  for (const kind of exportedRelations) yield* exportRelations(pool, userId, kind)
  yield* exportReports(pool, userId)
}
