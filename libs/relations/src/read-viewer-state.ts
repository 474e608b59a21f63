import type { RelationKind } from '@matjip/contracts'
import { isNewer, newest, readPairs, unlessRedisAway } from '@matjip/redis-keys'
import type { KnownPair, Target } from '@matjip/redis-keys'
import { readRows } from './read-rows.ts'
import type { RelationReads } from './relation-stores.ts'

/** The actor's own relation to a target. */
export interface ViewerRelation {
  active: boolean
  /** The newest click is accepted, but Postgres does not have it yet. */
  pending: boolean
}

/** Whose relations are asked for. */
export interface ViewerTargets {
  userIds: readonly number[]
  postIds: readonly number[]
  /** `hashtagKeyOf` of their names. */
  hashtagKeys?: readonly number[]
  restaurantIds?: readonly number[]
}

/** Relations by the target's id; a missing key is inactive. */
type Relations = Map<number, ViewerRelation>

export interface ViewerState {
  /** Follows. */
  users: Relations
  /** Likes. */
  posts: Relations
  savedPosts: Relations
  /** Follows of hashtags, by key. */
  hashtags: Relations
  savedRestaurants: Relations
}

/** The list that a kind's relations go to, and the targets that are asked about it. */
const lists = {
  follow: { list: 'users', ids: 'userIds' },
  like: { list: 'posts', ids: 'postIds' },
  savePost: { list: 'savedPosts', ids: 'postIds' },
  hashtag: { list: 'hashtags', ids: 'hashtagKeys' },
  saveRestaurant: { list: 'savedRestaurants', ids: 'restaurantIds' },
} as const satisfies Record<RelationKind, { list: keyof ViewerState; ids: keyof ViewerTargets }>

/**
 * What an actor's relations to some targets are, their own latest clicks included: of intent, overlay and row the newest
 * wins. One round trip to each store; without Redis, Postgres alone answers.
 */
export async function readViewerState(
  { redis, pool, shards }: RelationReads,
  actorId: number,
  asked: ViewerTargets,
): Promise<ViewerState> {
  const targets: Target[] = (Object.keys(lists) as RelationKind[]).flatMap((kind) =>
    (asked[lists[kind].ids] ?? []).map((targetId) => ({ kind, targetId })),
  )
  const [known, rows] = await Promise.all([
    unlessRedisAway<KnownPair[]>(() => readPairs(redis, actorId, targets, shards), []),
    readRows(pool, actorId, targets),
  ])
  const viewer: ViewerState = {
    users: new Map(),
    posts: new Map(),
    savedPosts: new Map(),
    hashtags: new Map(),
    savedRestaurants: new Map(),
  }
  targets.forEach(({ kind, targetId }, index) => {
    const { wanted, settled } = known[index] ?? {}
    // The row may have been read a moment before a commit that Redis already knows as settled.
    const persisted = newest([rows[index], settled])
    const state = newest([persisted, wanted])
    if (!state) return
    const relation = { active: state.active, pending: !persisted || isNewer(state, persisted) }
    viewer[lists[kind].list].set(targetId, relation)
  })
  return viewer
}
