import { kindTable } from '@matjip/contracts'
import type { RelationTarget } from '@matjip/contracts'
import { hashtagKeyOf } from '@matjip/contracts/hashtag-key'
import { isCommitted } from '../load/click-kinds.ts'
import type { ClickKind } from '../load/click-kinds.ts'

const range = (first: number, count: number) => Array.from({ length: count }, (_, index) => first + index)

/** Names in their normal form. Nobody has met them when the run begins either: the fold has to create them, once each. */
const HASHTAGS = range(1, 20).map((number) => `국밥투어${number}`)
const nameOf = new Map(HASHTAGS.map((name) => [hashtagKeyOf(name), name]))

/**
 * Whom and what people click, by what it is: few enough that pairs are clicked again and again, spread over all 16 shards.
 * Small numbers: ids of ours are otherwise snowflakes, so they collide with nothing. A hashtag's is its key.
 */
export const TARGETS: Readonly<Record<RelationTarget, readonly number[]>> = {
  user: range(1_001, 40),
  post: range(5_001, 60),
  restaurant: range(7_001, 20),
  hashtag: [...nameOf.keys()],
}
/** Ids of nothing: clicks on them are void. No hashtag is missing: one that is not there yet is created. */
export const MISSING: readonly number[] = range(9_001, 3)
export const isMissing = (targetId: number) => MISSING.includes(targetId)

/** What a kind is about, as the table of kinds says; people block and mute people. */
export const targetOf = (kind: ClickKind): RelationTarget => (isCommitted(kind) ? 'user' : kindTable[kind].target)
/** What clicks of a kind may be about. */
export const targetsOf = (kind: ClickKind) => TARGETS[targetOf(kind)]
/** The name of a hashtag of ours. @throws Error for a key that is none's */
export function hashtagNameOf(key: number): string {
  const name = nameOf.get(key)
  if (name === undefined) throw new Error(`${key} is the key of no hashtag of this run`)
  return name
}

/** Actors: nobody has met them when the run begins, so the fold has to create them. */
export const ACTORS: readonly number[] = range(100_001, 1_500)
/** Those whom others click are few: so many clients of each that they often follow and block each other, both ways. */
const CLIENTS_OF_TARGET = 10
/** Whose each client is. */
export const CLIENTS: readonly number[] = [
  ...ACTORS,
  ...TARGETS.user.flatMap((userId) => Array<number>(CLIENTS_OF_TARGET).fill(userId)),
]
export const hasOneClient = (userId: number) => !TARGETS.user.includes(userId)
/** Who wrote all posts: not one of the three whom half of all blocks are about, or most likes would be void in a long run. */
export const AUTHOR = TARGETS.user.at(-1) as number

/** Creates the targets that exist. Parameters: ids of users; ids of posts, author; ids of restaurants. */
export const SEED_USERS = `insert into users (id, handle, display_name)
  select id, 'target' || id, '손님 ' || id from unnest($1::bigint[]) as id`
export const SEED_POSTS = `insert into posts (id, author_id, text, hashtags)
  select id, $2, '#국밥', '{국밥}' from unnest($1::bigint[]) as id`
export const SEED_RESTAURANTS = `insert into restaurants (id, source, source_id, name, search_grams)
  overriding system value select id, 'chaos', id::text, '식당 ' || id, '{}' from unnest($1::bigint[]) as id`
