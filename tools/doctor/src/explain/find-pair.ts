import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { kindRow } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
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

/** The two of a pair, from handles or ids. @throws Error where a handle is nobody's */
export async function findPair(pool: Pool, kind: RelationKind, actor: string, target: string) {
  const { target: of } = kindRow(kind)
  return {
    actor: await findUser(pool, actor),
    target:
      of === 'user'
        ? await findUser(pool, target)
        : of === 'hashtag'
          ? await findHashtag(pool, target)
          : await findThing(pool, of === 'post' ? 'posts' : 'restaurants', target),
  }
}

/** All digits are an id, unless it is nobody's and somebody has it as a handle. */
async function findUser(pool: Pool, words: string): Promise<Party> {
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

async function findHashtag(pool: Pool, words: string): Promise<Party> {
  const name = words.replace(/^#/, '')
  const { rows } = await pool.query('select from hashtags where name = $1', [name])
  return { id: hashtagKeyOf(name), name: `#${name}`, exists: rows.length > 0 ? 'yes' : 'no' }
}

async function findThing(pool: Pool, table: 'posts' | 'restaurants', words: string): Promise<Party> {
  const id = idOf(words)
  if (id === undefined) throw new Error(`${words} is no id`)
  const { rows } = await pool.query(`select from ${table} where id = $1`, [id])
  return { id, name: `${table === 'posts' ? 'post' : 'restaurant'} ${id}`, exists: rows.length > 0 ? 'yes' : 'no' }
}

function idOf(words: string): number | undefined {
  return /^[1-9]\d{0,15}$/.test(words) && Number.isSafeInteger(Number(words)) ? Number(words) : undefined
}
