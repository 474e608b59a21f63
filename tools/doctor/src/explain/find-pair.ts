import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { kindRow } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { findUser, idOf } from './find-user.ts'
import type { Party } from './find-user.ts'

type Pool = Database['pool']

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
