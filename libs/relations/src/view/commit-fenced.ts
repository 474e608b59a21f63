import { setTimeout as sleep } from 'node:timers/promises'
import { inTransaction } from '@matjip/db-schema'
import { forgetViewers, unlessRedisAway } from '@matjip/redis-keys'
import type { Epoch } from '@matjip/redis-keys'
import type { PoolClient } from 'pg'
import type { RelationStores } from '../relation-stores.ts'
import { LEASE_MS } from './lease.ts'

/** For clocks that do not run equally fast, milliseconds. */
const MARGIN_MS = 500
/** Fences and leases older than this are deleted by the next writer. */
const OLD = `interval '10 minutes'`

const FENCE = `/* relations fence-viewers */
with old_fences as (
  delete from viewer_fences where ctid in (
    select ctid from viewer_fences where at < now() - ${OLD} order by at limit 100 for update skip locked)
), old_leases as (
  delete from viewer_leases where process in (
    select process from viewer_leases where renewed_at < now() - ${OLD} limit 100 for update skip locked)
)
insert into viewer_fences (user_id) select unnest($1::bigint[])`

/** $1 epoch on which entries were forgotten, '' for none; $2 milliseconds. */
const OTHERS = `/* relations other-leases */
select 1 from viewer_leases where epoch <> $1 and renewed_at > clock_timestamp() - $2 * interval '1 ms' limit 1`

export interface FenceStores extends Pick<RelationStores, 'redis' | 'pool'> {
  /** Of `redis`. */
  epoch: Epoch
}

/**
 * Commits a change of who is hidden from whom. When it resolves, no process answers from an entry of these viewers that is
 * older than the change, on whatever side of a lost, promoted or cut off Redis it is:
 *
 * 1. the change and a fence for each viewer are one transaction;
 * 2. the entries are forgotten in Redis, so that processes on the same epoch find none on their very next read;
 * 3. where a process holds a lease on another epoch, or Redis is away here, its lease is waited for (3.5 s): it has then run
 *    out, or was renewed, and renewing it brings the fence.
 *
 * @param work writes the change with the given client
 * @throws what `work` throws, or where Postgres is away: then nothing has changed. Where it fails after the commit, too: the
 * change is in the record and everybody hears of it within moments, but it is not promised, and must be asked for again
 */
export async function commitFenced<T>(
  { redis, pool, epoch }: FenceStores,
  viewerIds: readonly number[],
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const result = await inTransaction(pool, async (client) => {
    const done = await work(client)
    await client.query(FENCE, [viewerIds])
    return done
  })
  if (epoch.all() === null) await epoch.ask()
  const before = epoch.all()
  const forgotten = await unlessRedisAway(async () => {
    await forgetViewers(redis, viewerIds)
    return true
  }, false)
  // Asked of a server that may have been replaced while it was told: the epoch is that of now.
  await epoch.ask()
  await outwaitLeases(pool, forgotten && before !== null && before === epoch.all() ? before : '')
  return result
}

/**
 * For a change that is committed, and of which Redis could not be told: when it resolves, no process answers from an entry
 * of these viewers that is older than the change. Takes 3.5 s where a process believes entries at all. @throws where Postgres is away
 */
export async function fenceViewers(pool: RelationStores['pool'], viewerIds: readonly number[]): Promise<void> {
  await pool.query(FENCE, [viewerIds])
  await outwaitLeases(pool, '')
}

/** Waits until each process that is not on an epoch has renewed its lease, which brings the fence, or has lost it. */
async function outwaitLeases(pool: RelationStores['pool'], epoch: string): Promise<void> {
  const { rowCount } = await pool.query(OTHERS, [epoch, LEASE_MS + MARGIN_MS])
  if (rowCount) await sleep(LEASE_MS + MARGIN_MS)
}
