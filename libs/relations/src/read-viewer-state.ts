import { isNewer, newest, readPairs, unlessRedisAway } from '@matjip/redis-keys'
import type { KnownPair, Target } from '@matjip/redis-keys'
import { readRows } from './read-rows.ts'
import type { RelationStores } from './relation-stores.ts'

/** The actor's own relation to a target. */
export interface ViewerRelation {
  active: boolean
  /** The newest click is accepted, but Postgres does not have it yet. */
  pending: boolean
}

export interface ViewerState {
  /** Follows, by user id; a missing key is inactive. */
  users: Map<number, ViewerRelation>
  /** Likes, by post id; a missing key is inactive. */
  posts: Map<number, ViewerRelation>
}

/**
 * What an actor's relation to some users and posts is, their own latest clicks included: of intent, overlay and row the
 * newest wins. One round trip to each store; without Redis, Postgres alone answers.
 */
export async function readViewerState(
  { redis, pool, shards }: RelationStores,
  actorId: number,
  { userIds, postIds }: { userIds: readonly number[]; postIds: readonly number[] },
): Promise<ViewerState> {
  const targets: Target[] = [
    ...userIds.map((targetId) => ({ kind: 'follow' as const, targetId })),
    ...postIds.map((targetId) => ({ kind: 'like' as const, targetId })),
  ]
  const [known, rows] = await Promise.all([
    unlessRedisAway<KnownPair[]>(() => readPairs(redis, actorId, targets, shards), []),
    readRows(pool, actorId, targets),
  ])
  const viewer: ViewerState = { users: new Map(), posts: new Map() }
  targets.forEach(({ kind, targetId }, index) => {
    const { wanted, settled } = known[index] ?? {}
    // The row may have been read a moment before a commit that Redis already knows as settled.
    const persisted = newest([rows[index], settled])
    const state = newest([persisted, wanted])
    if (!state) return
    const relation = { active: state.active, pending: !persisted || isNewer(state, persisted) }
    viewer[kind === 'follow' ? 'users' : 'posts'].set(targetId, relation)
  })
  return viewer
}
