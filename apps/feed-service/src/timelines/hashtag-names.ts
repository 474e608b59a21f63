import type { RecordReads } from '@matjip/db-schema'
import { LRUCache } from 'lru-cache'

/** Names that a process remembers, at about 100 B: the hashtags that people follow. */
const REMEMBERED = 20_000

/** $1 keys. Of several hashtags with one key, the one that was there first has it. */
export const NAMES_OF_KEYS = `/* feed-service names-of-keys */
select asked.key, hashtag.name
from unnest($1::bigint[]) as asked (key) cross join lateral (
  select h.name from hashtags h where hashtag_key(h.name) = asked.key order by h.id limit 1
) as hashtag`

/** A hashtag with its `hashtagKeyOf`. */
export interface NamedKey {
  key: number
  name: string
}

/**
 * The hashtags that have these keys; without those that nobody has used. A name is never given up or changed, so what was once
 * read stays: one statement for the keys that this process has not met.
 */
export function createHashtagNames(pool: RecordReads): (keys: readonly number[]) => Promise<NamedKey[]> {
  const names = new LRUCache<number, string>({ max: REMEMBERED })
  return async (keys) => {
    if (keys.length === 0) return []
    const missing = keys.filter((key) => !names.has(key))
    const read = new Map<number, string>()
    if (missing.length > 0) {
      const { rows } = await pool.query<NamedKey>({ name: 'names-of-keys', text: NAMES_OF_KEYS, values: [missing] })
      for (const { key, name } of rows) {
        read.set(key, name)
        names.set(key, name)
      }
    }
    return keys.flatMap((key) => {
      const name = names.get(key) ?? read.get(key)
      return name === undefined ? [] : [{ key, name }]
    })
  }
}
