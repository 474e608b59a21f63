import { notBlockedSql } from '@matjip/relations'
import type { FeedStores } from '../feed-deps.ts'

/** $1 user, $2 viewer. */
export const USER_EXISTS = `/* feed-service user-exists */
select 1 from users where id = $1 and deleted_at is null and ${notBlockedSql('$2::bigint', 'users.id')}`

/** Whether a user is known, has not deleted the account, and neither of the two blocks the other. @param viewerId null for anonymous callers */
export async function userExists(pool: FeedStores['pool'], userId: number, viewerId: number | null): Promise<boolean> {
  const { rowCount } = await pool.query({ name: 'user-exists', text: USER_EXISTS, values: [userId, viewerId] })
  return rowCount === 1
}
