import type { FeedStores } from '../feed-deps.ts'

/** $1 user. */
export const USER_EXISTS = `/* feed-service user-exists */
select 1 from users where id = $1 and deleted_at is null`

/** Whether a user is known and has not deleted the account. */
export async function userExists(pool: FeedStores['pool'], userId: number): Promise<boolean> {
  const { rowCount } = await pool.query({ name: 'user-exists', text: USER_EXISTS, values: [userId] })
  return rowCount === 1
}
