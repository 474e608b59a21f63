import { HOUR_MS } from '../world/clock.ts'
import { authorsByTag, byScore } from './formula.ts'
import type { Formula } from './formula.ts'

/**
 * Misskey's `FeaturedService.getHashtagsRanking`: users of a hashtag in this clock hour, averaged with the hour before where
 * it was used in both. (Its list keeps the order in which these were read; sorting by score does it a favour.)
 */
export const misskey: Formula = {
  name: 'Misskey',
  // Counts in Redis that only go up.
  isReversible: false,
  rank(world, now) {
    const hour = Math.floor(now / HOUR_MS) * HOUR_MS
    const sizes = (from: number, to: number) =>
      new Map([...authorsByTag(world, from, to)].map(([tag, users]) => [tag, users.size]))
    const current = sizes(hour, now)
    const previous = sizes(hour - HOUR_MS, hour)
    const scores = new Map([...current, ...[...previous].filter(([tag]) => !current.has(tag))])
    for (const [tag, users] of current) {
      const before = previous.get(tag)
      if (before !== undefined) scores.set(tag, (users + before) / 2)
    }
    return byScore(scores)
  },
}
