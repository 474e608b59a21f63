import { createHash } from 'node:crypto'
import type { Database } from '@matjip/db-schema'
import { everyKey, keyFamilies } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'

/** What is stored: a digest by the name of each table, and by each key of Redis that is no cache. */
export type Census = ReadonlyMap<string, string>

/** Tables that processes write by themselves, whoever asks for what: heartbeats, and lists that are made anew in their turn. */
const OF_THEMSELVES = [
  'viewer_leases',
  'id_workers',
  'feed_snapshots',
  'feed_snapshot_heads',
  'author_trust',
  'trend_slots',
  'pulled_authors',
]
/** Columns that are somebody's, where trends keep theirs beside them. */
const COLUMNS: Readonly<Record<string, string>> = { hashtags: 'id, name, display' }

/** Families that reading fills, or that processes keep for themselves: they may change and nothing of anybody's has. */
const CACHES = [
  'viewer',
  'post fragment',
  'home timeline',
  'author timeline',
  'hashtag timeline',
  'relation count',
  'relation lease',
  'relation listeners',
  'relation events',
  'pulled authors',
]

const TABLES = `select tablename as name from pg_tables where schemaname = 'public' order by 1`
const digestOf = (table: string) =>
  `select '${table}' as name, count(*) || ' rows, ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from (select ${COLUMNS[table] ?? '*'} from ${table}) t`

/** Counts and hashes all rows of all tables and all keys that matter. For databases of a test: it reads everything. */
export async function takeCensus(pool: Database['pool'], redis: Redis): Promise<Census> {
  const census = new Map<string, string>()
  const { rows } = await pool.query<{ name: string }>(TABLES)
  const statements = rows.filter(({ name }) => !OF_THEMSELVES.includes(name)).map(({ name }) => digestOf(name))
  const { rows: found } = await pool.query<{ name: string; digest: string }>(statements.join(' union all '))
  for (const { name, digest } of found) census.set(`table ${name}`, digest)
  const families = keyFamilies.filter(({ name }) => !CACHES.includes(name))
  for await (const { node, keys } of everyKey(redis)) {
    const kept = keys.filter((key) => families.some(({ matches }) => matches.test(key)))
    const dumps = await Promise.all(kept.map((key) => node.dumpBuffer(key)))
    kept.forEach((key, index) => {
      const dump = dumps[index]
      if (dump) census.set(`key ${key}`, createHash('sha1').update(dump).digest('hex'))
    })
  }
  return census
}

/** What differs, by name. A key of Redis that is gone is no difference: they expire. */
export function changesBetween(before: Census, after: Census): string[] {
  const changed = [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name)
  return changed.map((name) => `${name}: ${before.get(name) ?? 'was not there'} → ${after.get(name)}`)
}
