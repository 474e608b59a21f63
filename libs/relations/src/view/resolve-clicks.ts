import { intentField, isNewer, newest, readPairs, unlessRedisAway } from '@matjip/redis-keys'
import type { KnownPair, PairState, Target } from '@matjip/redis-keys'
import { LRUCache } from 'lru-cache'
import { readRows } from '../read-rows.ts'
import type { ViewerRelation } from '../read-viewer-state.ts'
import type { RelationStores } from '../relation-stores.ts'

/** Clicks of which a process knows that the record has them. */
const KEPT_CLICKS = 100_000

export const OFF: ViewerRelation = { active: false, pending: false }
export const ON: ViewerRelation = { active: true, pending: false }

/**
 * What came of pairs that a viewer has clicked on lately, by `intentField`: what Redis and, where that does not know, the
 * record say. What is in the record is remembered, so that each click is asked for until then only.
 */
export function createClickResolver({ redis, pool, shards }: RelationStores) {
  /** By viewer and pair: the newest click that is in the record, and what came of it. */
  const persisted = new LRUCache<string, { click: PairState; active: boolean }>({ max: KEPT_CLICKS })

  return async function resolve(
    viewerId: number,
    clicks: readonly [Target, PairState][],
  ): Promise<Map<string, ViewerRelation>> {
    const found = new Map<string, ViewerRelation>()
    const asked = clicks.filter(([{ kind, targetId }, click]) => {
      const known = persisted.get(`${viewerId} ${intentField(kind, targetId)}`)
      const same = known !== undefined && !isNewer(click, known.click)
      if (same) found.set(intentField(kind, targetId), known.active ? ON : OFF)
      return !same
    })
    if (asked.length === 0) return found
    const targets = asked.map(([target]) => target)
    const pairs = await unlessRedisAway<KnownPair[]>(() => readPairs(redis, viewerId, targets, shards), [])
    const settled = (index: number) => {
      const known = pairs[index]
      const wanted = newest([asked[index]?.[1], known?.wanted])
      return known?.settled !== undefined && wanted !== undefined && !isNewer(wanted, known.settled)
    }
    const open = targets.flatMap((target, index) => (settled(index) ? [] : [{ target, index }]))
    const rows = await readRows(
      pool,
      viewerId,
      open.map(({ target }) => target),
    )
    const rowOf = new Map(open.map(({ index }, place) => [index, rows[place]]))
    for (const [index, [{ kind, targetId }, click]] of asked.entries()) {
      const row = newest([rowOf.get(index), pairs[index]?.settled])
      const state = newest([row, click, pairs[index]?.wanted]) ?? click
      const pending = !row || isNewer(state, row)
      const field = intentField(kind, targetId)
      found.set(field, { active: state.active, pending })
      if (!pending) persisted.set(`${viewerId} ${field}`, { click, active: state.active })
    }
    return found
  }
}
