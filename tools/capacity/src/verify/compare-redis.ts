import type { MeasuredRedis } from '@matjip/stack'
import { USAGE } from '../inputs/usage.ts'
import { planFor } from '../model/plan.ts'
import { AWS_HANDLE, bytesOfKey, pendingBytes } from '../model/redis-memory.ts'
import { pending, populate } from './populate.ts'
import type { Populate } from './populate.ts'

/** A family's memory as predicted and as it is. */
export interface FamilyError {
  name: string
  keys: number
  entries: number
  predicted: number
  measured: number
  /** (predicted − measured) / measured */
  error: number
}

/** Fewer keys than this measure the server's own needs, not the keys': where the plan has fewer, so many are written. */
const LEAST_KEYS = 2_000
/** Written and forgotten first: scripts are loaded and buffers have grown before anything is measured. */
const WARM_KEYS = 50

/** Loads a live Redis with what the plan says of so many users, family by family, and compares bytes. */
export async function compareRedis(server: MeasuredRedis, users: number): Promise<FamilyError[]> {
  const { redis } = planFor(users, USAGE)
  const rows: FamilyError[] = []
  for (const { name, keys: planned, entries } of redis.families) {
    const write = populate[name]
    if (!write) continue
    const keys = Math.max(LEAST_KEYS, planned)
    rows.push(await compare(server, { name, keys, entries, write, each: familyBytes(name, entries) }))
  }
  // One hash has the message, another what it shows: both are written by one call.
  const each = 1.4 * pendingBytes(AWS_HANDLE) + bytesOfKey('relation overlay', 1.4)
  rows.push(
    await compare(server, {
      name: 'relation pending and overlay',
      keys: LEAST_KEYS * 5,
      entries: 1.4,
      write: pending(AWS_HANDLE),
      each,
    }),
  )
  return rows
}

/** Settling writes the count too; an actor that is told of events is in the list of those who listen. */
function familyBytes(name: string, entries: number): number {
  const own = bytesOfKey(name, entries)
  if (name === 'relation settled') return own + bytesOfKey('relation count', 0)
  if (name === 'relation events') return own + bytesOfKey('relation listeners', 1) - bytesOfKey('relation listeners', 0)
  return own
}

interface Wanted {
  name: string
  keys: number
  entries: number
  write: Populate
  /** Predicted bytes of a key. */
  each: number
}

async function compare(
  { redis, bytes }: MeasuredRedis,
  { name, keys, entries, write, each }: Wanted,
): Promise<FamilyError> {
  await redis.flushall()
  await write(redis, WARM_KEYS, entries)
  await redis.flushall()
  const empty = await bytes()
  await write(redis, keys, entries)
  const measured = (await bytes()) - empty
  const predicted = keys * each
  return { name, keys, entries, predicted, measured, error: predicted / measured - 1 }
}
