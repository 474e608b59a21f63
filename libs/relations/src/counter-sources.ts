import { relationKinds } from '@matjip/contracts'
import type { RelationKind } from '@matjip/contracts'
import type { CounterKind } from '@matjip/db-schema'

/** The rows that a counter counts, by the column of the user or post to whom the count belongs. */
export type CounterSource =
  | { table: 'relations'; relation: RelationKind; owner: 'actor_id' | 'target_id' }
  | { table: 'posts'; owner: 'author_id' }

/**
 * Invariant I2: every counter equals the number of its rows. A new kind of counter does not compile until it says here
 * what it counts.
 */
export const counterSources: { readonly [Kind in CounterKind]: CounterSource } = {
  followers: { table: 'relations', relation: 'follow', owner: 'target_id' },
  following: { table: 'relations', relation: 'follow', owner: 'actor_id' },
  likes: { table: 'relations', relation: 'like', owner: 'target_id' },
  posts: { table: 'posts', owner: 'author_id' },
}

/** Which of the source's rows count, as SQL: an index has exactly these, sorted by their owner. */
export function countedWhere(source: CounterSource): string {
  return source.table === 'relations' ? `kind = ${relationKinds[source.relation]} and active` : 'true'
}
