import type { Redis } from '../open-redis.ts'
import { createScript, runScript } from '../script.ts'
import { leaseKey } from './relation-keys.ts'

/** Milliseconds after which a shard of a holder that died is free again; far above a fold's usual tens of milliseconds. */
const LEASE_MS = 5_000

/** KEYS: lease. ARGV: holder, milliseconds. */
const TAKE_LEASE = createScript(`
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`)

/** KEYS: lease. ARGV: holder. */
const DROP_LEASE = createScript(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])
`)

/** Takes a shard for a while, so that two batches do not fold the same entries. It saves work only: nothing relies on it. */
export async function takeLease(redis: Redis, shard: number, holder: string): Promise<boolean> {
  return (await runScript(redis, TAKE_LEASE, [leaseKey(shard)], [holder, LEASE_MS])) === 1
}

/** Gives a shard back, unless somebody else has it by now. */
export async function dropLease(redis: Redis, shard: number, holder: string): Promise<void> {
  await runScript(redis, DROP_LEASE, [leaseKey(shard)], [holder])
}
