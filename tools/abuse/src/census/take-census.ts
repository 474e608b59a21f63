import { createHash } from 'node:crypto'
import type { S3Client } from '@aws-sdk/client-s3'
import type { Database } from '@matjip/db-schema'
import { everyKey, keyFamilies } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import type { Census } from './changes-between.ts'
import { listObjects } from './list-objects.ts'

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

/** Where a census looks. */
export interface CountedStores {
  pool: Database['pool']
  redis: Redis
  s3: S3Client
  buckets: readonly string[]
}

/** Counts and hashes all rows of all tables, all keys that matter and all objects. For stores of a test: it reads everything. */
export async function takeCensus({ pool, redis, s3, buckets }: CountedStores): Promise<Census> {
  const { keys, livesUntilMs } = await digestKeys(redis)
  const stored = new Map([...(await digestTables(pool)), ...keys])
  for await (const { bucket, key, etag, size } of listObjects(s3, buckets))
    stored.set(`object ${bucket}/${key}`, `${size} bytes, ${etag}`)
  return { stored, livesUntilMs, takenAtMs: Date.now() }
}

async function digestTables(pool: Database['pool']): Promise<[string, string][]> {
  const { rows } = await pool.query<{ name: string }>(TABLES)
  const statements = rows.filter(({ name }) => !OF_THEMSELVES.includes(name)).map(({ name }) => digestOf(name))
  const { rows: found } = await pool.query<{ name: string; digest: string }>(statements.join(' union all '))
  return found.map(({ name, digest }) => [`table ${name}`, digest])
}

async function digestKeys(redis: Redis) {
  const digests = new Map<string, string>()
  const livesUntilMs = new Map<string, number>()
  const families = keyFamilies.filter(({ name }) => !CACHES.includes(name))
  for await (const { node, keys } of everyKey(redis)) {
    const kept = keys.filter((key) => families.some(({ matches }) => matches.test(key)))
    await Promise.all(
      kept.map(async (key) => {
        // Read before it is asked: rather too early than too late.
        const now = Date.now()
        const [dump, lifeMs] = [await node.dumpBuffer(key), await node.pttl(key)]
        // Negative where it has no end, or is gone since.
        if (lifeMs >= 0) livesUntilMs.set(`key ${key}`, now + lifeMs)
        if (dump) digests.set(`key ${key}`, createHash('sha1').update(dump).digest('hex'))
      }),
    )
  }
  return { keys: digests, livesUntilMs }
}
