import { intentField, isNewer, newest, readPairs, unlessRedisAway } from '@matjip/redis-keys'
import type { Epoch, KnownPair, PairState, Target } from '@matjip/redis-keys'
import { LRUCache } from 'lru-cache'
import { readRows } from '../read-rows.ts'
import type { ViewerRelation } from '../read-viewer-state.ts'
import type { RelationStores } from '../relation-stores.ts'

/** Clicks of which a process knows that the record has them, at about 150 B: those of the quarter of an hour that intents live, at 100 a second. */
const KEPT_CLICKS = 100_000

export const OFF: ViewerRelation = { active: false, pending: false }
export const ON: ViewerRelation = { active: true, pending: false }

/** @returns by `intentField` */
export type ClickResolver = (
  viewerId: number,
  clicks: readonly [Target, PairState][],
) => Promise<Map<string, ViewerRelation>>

/**
 * What came of pairs that a viewer has clicked on lately, by `intentField`: the newest of what Redis and the record know. The
 * record is always asked, for Redis may have come back as it was before a newer click. What the record has is remembered, so
 * that each click is asked for until then only, and anew once Redis has another history.
 */
export function createClickResolver({
  redis,
  pool,
  shards,
  epoch,
}: RelationStores & { epoch: Pick<Epoch, 'all'> }): ClickResolver {
  /** What came of clicks that are in the record, by epoch and stamp. */
  const persisted = new LRUCache<string, boolean>({ max: KEPT_CLICKS })

  return async function resolve(viewerId, clicks) {
    const found = new Map<string, ViewerRelation>()
    const now = epoch.all()
    const nameOf = ({ version, opId }: PairState) => `${now} ${version} ${opId}`
    const asked = clicks.filter(([target, click]) => {
      const active = now === null ? undefined : persisted.get(nameOf(click))
      if (active !== undefined) found.set(intentField(target.kind, target.targetId), active ? ON : OFF)
      return active === undefined
    })
    if (asked.length === 0) return found
    const targets = asked.map(([target]) => target)
    const [pairs, rows] = await Promise.all([
      unlessRedisAway<KnownPair[]>(() => readPairs(redis, viewerId, targets, shards), []),
      readRows(pool, viewerId, targets),
    ])
    for (const [index, [target, click]] of asked.entries()) {
      // The row may have been read a moment before a commit that Redis already knows as settled.
      const row = newest([rows[index], pairs[index]?.settled])
      const state = newest([row, click, pairs[index]?.wanted]) ?? click
      const pending = !row || isNewer(state, row)
      found.set(intentField(target.kind, target.targetId), { active: state.active, pending })
      if (!pending && now !== null) persisted.set(nameOf(click), state.active)
    }
    return found
  }
}
