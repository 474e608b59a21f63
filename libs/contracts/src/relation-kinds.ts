/** What a relation may point at. */
export type RelationTarget = 'user' | 'post' | 'restaurant' | 'hashtag'

interface KindRow {
  /** Stands for the kind in Postgres and in pending entries. Never reused, not for a kind that is gone either. */
  number: number
  target: RelationTarget
  /** Counters (of libs/db-schema) that count its active rows: by target, and by actor. */
  counts: { target?: string; actor?: string }
}

/**
 * The kinds of relation that travel the pipeline: a new kind is a new row. `hashtag` is the following of a hashtag, a save is
 * a bookmark (of a restaurant: 가고 싶어요). Who saved a post is nobody's business but theirs: it is not counted.
 */
export const kindTable = {
  follow: { number: 1, target: 'user', counts: { target: 'followers', actor: 'following' } },
  like: { number: 2, target: 'post', counts: { target: 'likes' } },
  hashtag: { number: 3, target: 'hashtag', counts: { target: 'hashtagFollowers' } },
  savePost: { number: 4, target: 'post', counts: {} },
  saveRestaurant: { number: 5, target: 'restaurant', counts: { target: 'restaurantSaves' } },
} as const satisfies Record<string, KindRow>

export type RelationKind = keyof typeof kindTable

/** A kind's row, with what any row may say. */
export const kindRow = (kind: RelationKind): KindRow => kindTable[kind]

/** The kinds of the pipeline by the number that stands for each in Postgres. */
export const relationKinds = Object.fromEntries(
  Object.entries(kindTable).map(([kind, { number }]) => [kind, number]),
) as { readonly [Kind in RelationKind]: (typeof kindTable)[Kind]['number'] }

/**
 * Kinds that are committed in the request and never queued, because no delay and no loss of a cache may unhide anybody. Rows
 * of the same table from a user to a user; numbers as in `kindTable`.
 */
export const committedKinds = { block: 6, mute: 7 } as const
export type CommittedKind = keyof typeof committedKinds

/** Hashtags that one person may follow: each is one more leg to read for their home timeline, and nobody keeps up with more. */
export const MAX_FOLLOWED_HASHTAGS = 200
