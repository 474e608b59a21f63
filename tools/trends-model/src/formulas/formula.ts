import type { World } from '../world/draw-world.ts'

/** Ranks the hashtags of a world at a moment of its judged day, the most trending first. */
export interface Formula {
  name: string
  /** Whether it reads what there is: what was deleted no longer counts. */
  isReversible: boolean
  rank(world: World, now: number): string[]
}

/** The names of a map's entries with a score above 0, the best first; ties by name, so that a run can be repeated. */
export function byScore(scores: ReadonlyMap<string, number>): string[] {
  return [...scores]
    .filter(([, score]) => score > 0)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([tag]) => tag)
}

/** Distinct authors of each hashtag in a stretch of time. */
export function authorsByTag({ posts }: World, from: number, to: number): Map<string, Set<number>> {
  const authors = new Map<string, Set<number>>()
  for (const { authorId, at, hashtags } of posts) {
    if (at < from || at >= to) continue
    for (const tag of hashtags) {
      const known = authors.get(tag)
      if (known) known.add(authorId)
      else authors.set(tag, new Set([authorId]))
    }
  }
  return authors
}
