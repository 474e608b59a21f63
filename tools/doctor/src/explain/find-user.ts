import type { Database } from '@matjip/db-schema'

type Pool = Database['pool']

/** Somebody or something that a relation is about. */
export interface Party {
  id: number
  /** As a person would call it. */
  name: string
  /** What is known of it in Postgres; null where there is no such row. */
  exists: 'yes' | 'deleted' | 'no'
}

/** Somebody by handle or id: all digits are an id, unless it is nobody's and somebody has it as a handle. @throws Error where the handle is nobody's */
export async function findUser(pool: Pool, words: string): Promise<Party> {
  const handle = words.replace(/^@/, '')
  const id = idOf(handle)
  const { rows } = await pool.query<{ id: number; handle: string; is_deleted: boolean }>(
    `select id, handle, deleted_at is not null as is_deleted from users where id = $1 or handle = $2
     order by (id = $1) desc limit 1`,
    [id ?? 0, handle],
  )
  const [user] = rows
  if (user) return { id: user.id, name: user.handle, exists: user.is_deleted ? 'deleted' : 'yes' }
  if (id === undefined) throw new Error(`nobody has the handle ${handle}`)
  return { id, name: `user ${id}`, exists: 'no' }
}

/** undefined for what is no id. */
export function idOf(words: string): number | undefined {
  return /^[1-9]\d{0,15}$/.test(words) && Number.isSafeInteger(Number(words)) ? Number(words) : undefined
}
