/** Somebody's post with a hashtag. */
export interface HashtagUse<Tag> {
  hashtag: Tag
  authorId: number
  /** Milliseconds since 1970. */
  at: number
  /** What its author counts, 0 to 1. */
  weight: number
}

/** Uses of a stretch of time, added up. */
export interface WeighedUses<Tag> {
  /** Distinct authors of anything, weighed. */
  total: number
  /** Distinct authors of each hashtag, weighed; none that only untrusted people used. */
  byTag: Map<Tag, number>
  /** The same, as a plain number of people. */
  people: Map<Tag, number>
}

/** What was written so long ago counts half: what rose at the start of a slot and is over makes room before it ends. */
export const HALF_LIFE_MS = 120 * 60_000

/**
 * Adds up who used what. An author counts once for a hashtag, by their newest use, however often they repeat it.
 * @param now what is older counts less; null: all counts alike, as for a slot that is over and only compared with
 */
export function weighUses<Tag>(uses: Iterable<HashtagUse<Tag>>, now: number | null): WeighedUses<Tag> {
  const newestBy = new Map<Tag | null, Map<number, HashtagUse<Tag>>>([[null, new Map()]])
  for (const use of uses) {
    if (use.weight <= 0) continue
    for (const key of [null, use.hashtag]) {
      const newest = newestBy.get(key) ?? new Map<number, HashtagUse<Tag>>()
      newestBy.set(key, newest)
      const known = newest.get(use.authorId)
      if (!known || known.at < use.at) newest.set(use.authorId, use)
    }
  }
  const sum = (newest: Map<number, HashtagUse<Tag>> | undefined) => {
    let weight = 0
    for (const use of newest?.values() ?? [])
      weight += use.weight * (now === null ? 1 : 0.5 ** ((now - use.at) / HALF_LIFE_MS))
    return weight
  }
  const total = sum(newestBy.get(null))
  const byTag = new Map<Tag, number>()
  const people = new Map<Tag, number>()
  for (const [tag, newest] of newestBy) {
    if (tag === null) continue
    byTag.set(tag, sum(newest))
    people.set(tag, newest.size)
  }
  return { total, byTag, people }
}
