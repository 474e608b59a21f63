import { relationKinds } from '@matjip/contracts'
import type { CounterKind } from '@matjip/db-schema'

/** The rows that a counter counts: invariant I2 says that it equals their number. */
export interface CounterSource {
  table: 'relations' | 'posts'
  /** Which of the table's rows count, as SQL; an index leads with it and the owner. */
  where: string
  /** Column of the user or post to whom the count belongs. */
  owner: string
}

const { follow, like } = relationKinds

/** One row per kind of counter. A new kind does not compile until it says here what it counts. */
export const counterSources: { readonly [Kind in CounterKind]: CounterSource } = {
  followers: { table: 'relations', where: `kind = ${follow} and active`, owner: 'target_id' },
  following: { table: 'relations', where: `kind = ${follow} and active`, owner: 'actor_id' },
  likes: { table: 'relations', where: `kind = ${like} and active`, owner: 'target_id' },
  posts: { table: 'posts', where: 'true', owner: 'author_id' },
}
