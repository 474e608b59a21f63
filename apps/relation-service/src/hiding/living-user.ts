import type { Database } from '@matjip/db-schema'

/** $1 user. */
export const LIVING_USER = `/* relation-service living-user */
select handle, display_name as "displayName" from users where id = $1 and deleted_at is null`

/** A user's names; null for an unknown or deleted user. */
export async function readLivingUser(pool: Database['pool'], userId: number) {
  const { rows } = await pool.query<{ handle: string; displayName: string }>({
    name: 'living-user',
    text: LIVING_USER,
    values: [userId],
  })
  return rows[0] ?? null
}
