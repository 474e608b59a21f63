import { ProblemError } from '@matjip/contracts'
import type { DbSession } from '@matjip/db-schema'
import { sql } from 'drizzle-orm'

/** What one person may have. */
export interface UploadLimits {
  /** Uploads that no post has yet. */
  unused: number
  /** Bytes asked for within 24 hours, whatever became of them. */
  bytesPerDay: number
}

interface Standing extends Record<string, unknown> {
  /** Whether the account is there: it may have been deleted while its token is still good. */
  lives: boolean
  unused: number
  bytes: number
  /** Seconds until the oldest unused one counts no more, and until the oldest of all does. */
  unusedFreesInS: number
  freesInS: number
}

/**
 * Makes sure that a person may ask for so many more bytes. Requests of one person wait for each other here, so that they
 * cannot pass together what each may pass alone; the day's rows are found by an index, and the limits bound how many they are.
 * @throws ProblemError forbidden for a deleted account, too-many-uploads, upload-quota-exceeded
 */
export async function checkLimits(
  tx: DbSession,
  ownerId: number,
  byteSize: number,
  limits: UploadLimits,
): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`uploads of ${ownerId}`}, 0))`)
  const { rows } = await tx.execute<Standing>(sql`
    with day as (
      select state in ('issued', 'uploaded', 'verified') as is_unused, byte_size, created_at + interval '24 hours' - now() as frees_in
      from uploads
      where owner_id = ${ownerId} and created_at > now() - interval '24 hours'
    )
    select exists (select from users where id = ${ownerId} and deleted_at is null) as lives,
           count(*) filter (where is_unused)::int4 as unused,
           coalesce(sum(byte_size), 0)::float8 as bytes,
           coalesce(extract(epoch from min(frees_in) filter (where is_unused)), 0)::int4 as "unusedFreesInS",
           coalesce(extract(epoch from min(frees_in)), 0)::int4 as "freesInS"
    from day`)
  const [standing] = rows
  if (!standing?.lives) throw new ProblemError('forbidden')
  const { unused, bytes, unusedFreesInS, freesInS } = standing
  const retryAfter = (seconds: number) => ({ retryAfterS: Math.max(1, seconds) })
  if (unused >= limits.unused) throw new ProblemError('too-many-uploads', retryAfter(unusedFreesInS))
  if (bytes + byteSize > limits.bytesPerDay) throw new ProblemError('upload-quota-exceeded', retryAfter(freesInS))
}
