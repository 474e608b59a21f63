import type { Database } from '@matjip/db-schema'
import { everyKey, keyFamilies } from '@matjip/redis-keys'
import type { Redis, RedisNode } from '@matjip/redis-keys'
import { createFinder } from './find-needles.ts'
import type { Finder } from './find-needles.ts'
import { listObjects } from './list-objects.ts'
import type { Needles } from './person-needles.ts'
import type { CountedStores } from './take-census.ts'

/** Where a person was found. */
export interface Found {
  /** Rows by table, keys by family. */
  rows: string[]
  keys: string[]
  objects: string[]
  /** Keys of others in which there is an id of a post of theirs, and nothing else: by family. */
  postIds: string[]
}

/** All of them: whatever a later migration adds is looked at, too. */
const TABLES = `select table_schema || '.' || table_name as name from information_schema.tables
where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`

/** Every row of every table, every key of Redis with all that is in it, every key of the buckets, searched for a person. */
export async function findPerson(stores: CountedStores, needles: Needles): Promise<Found> {
  const finder = createFinder(needles)
  const { keys, postIds } = await searchRedis(stores.redis, finder)
  return {
    rows: await searchPostgres(stores.pool, finder),
    keys,
    postIds,
    objects: await searchBuckets(stores, finder),
  }
}

async function searchPostgres(pool: Database['pool'], finder: Finder): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(TABLES)
  const found: string[] = []
  for (const { name } of tables) {
    // As text: columns of any type, arrays and JSON among them.
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${name} t`)
    found.push(...rows.filter(({ row }) => finder.isIn(row)).map(({ row }) => `${name.replace('public.', '')} ${row}`))
  }
  return found
}

async function searchRedis(redis: Redis, finder: Finder): Promise<Pick<Found, 'keys' | 'postIds'>> {
  const found = { keys: new Set<string>(), postIds: new Set<string>() }
  for await (const { node, keys } of everyKey(redis)) {
    for (const key of keys) {
      const family = keyFamilies.find(({ matches }) => matches.test(key))?.name ?? 'of no family'
      const content = await contentOf(node, key)
      if (finder.isIn(key) || finder.isInBytes(content)) found.keys.add(`${family}: ${key}`)
      else if (finder.hasPost(key) || finder.hasPost(content.toString('utf8'))) found.postIds.add(`${family}: ${key}`)
    }
  }
  return { keys: [...found.keys], postIds: [...found.postIds] }
}

/** All that is in a key, whatever its type, with a space between its parts. */
async function contentOf(node: RedisNode, key: string): Promise<Buffer> {
  const read: Record<string, () => Promise<unknown>> = {
    string: () => node.getBuffer(key),
    hash: () => node.callBuffer('HGETALL', key),
    list: () => node.callBuffer('LRANGE', key, '0', '-1'),
    set: () => node.callBuffer('SMEMBERS', key),
    zset: () => node.callBuffer('ZRANGE', key, '0', '-1'),
    stream: () => node.callBuffer('XRANGE', key, '-', '+'),
  }
  const parts = await read[await node.type(key)]?.()
  return Buffer.concat([parts].flat(Infinity as 1).flatMap((part) => (Buffer.isBuffer(part) ? [part, SPACE] : [])))
}

const SPACE = Buffer.from(' ')

async function searchBuckets({ s3, buckets }: CountedStores, finder: Finder): Promise<string[]> {
  const found: string[] = []
  for await (const { bucket, key } of listObjects(s3, buckets)) if (finder.isIn(key)) found.push(`${bucket}/${key}`)
  return found
}
