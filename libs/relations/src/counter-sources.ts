import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import type { CounterKind } from '@matjip/db-schema'
import { relationCounters } from './relation-counters.ts'

/** The rows that a counter counts, by the column of the user, post, restaurant or hashtag to which the count belongs. */
export type CounterSource =
  | { table: 'relations'; relation: RelationKind; owner: 'actor_id' | 'target_id' }
  | { table: 'posts'; owner: 'author_id' }
  | { table: 'post_hashtags'; owner: 'hashtag_id' }

/** Invariant I2: every counter equals the number of its rows. */
export const counterSources = {
  ...Object.fromEntries(
    relationCounters.map(({ kind, counter, owner }) => [counter, { table: 'relations', relation: kind, owner }]),
  ),
  posts: { table: 'posts', owner: 'author_id' },
  hashtagPosts: { table: 'post_hashtags', owner: 'hashtag_id' },
} as { readonly [Kind in CounterKind]: CounterSource }

/** Which of the source's rows count, as SQL: an index has exactly these, sorted by their owner. */
export function countedWhere(source: CounterSource): string {
  return source.table === 'relations' ? `kind = ${relationKinds[source.relation]} and active` : 'true'
}
