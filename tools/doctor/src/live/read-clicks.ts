import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import { isNewer, parseState } from '@matjip/redis-keys'
import type { Redis } from '@matjip/redis-keys'
import type { Click, LiveState } from './live-state.ts'
import { readFailures, readRows } from './read-record.ts'
import { readHashes, scanKeys } from './redis-reads.ts'

const INTENT_KEY = /^rel:intent:\{(\d+)\}$/

/**
 * Reads everybody's accepted clicks of the last 15 minutes and gives those that Postgres does not have: neither as the
 * row, below a newer one, nor as a failure. A part of the actors at a time, so that memory stays flat.
 */
export async function readClicks({
  pool,
  redis,
}: {
  pool: Database['pool']
  redis: Redis
}): Promise<LiveState['clicks']> {
  const unaccounted: Click[] = []
  let seen = 0
  for await (const keys of scanKeys(redis, 'rel:intent:*')) {
    if (keys.length === 0) continue
    const clicks = await clicksOf(redis, [...new Set(keys)])
    seen += clicks.length
    const rows = await readRows(pool, clicks)
    const missing = clicks.filter((click, index) => {
      const row = rows[index]
      return !row || isNewer(click, row)
    })
    const failures = await readFailures(
      pool,
      missing.map(({ opId }) => opId),
    )
    unaccounted.push(...missing.filter(({ opId }) => !failures.has(opId)))
  }
  return { seen, unaccounted }
}

async function clicksOf(redis: Redis, keys: readonly string[]): Promise<Click[]> {
  const found = await readHashes(redis, keys)
  return found.flatMap((fields, index) => {
    const actorId = Number(INTENT_KEY.exec(keys[index] ?? '')?.[1])
    return Object.entries(fields).flatMap(([field, text]) => {
      const [kind = '', targetId] = field.split(':')
      const state = parseState(text)
      if (!state || !(kind in relationKinds)) return []
      return { kind: kind as RelationKind, actorId, targetId: Number(targetId), ...state }
    })
  })
}
