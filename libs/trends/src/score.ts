import type { WeighedUses } from './weigh-uses.ts'

/** A slot of an earlier day, as far as hashtags of today are compared with it. */
export interface EarlierSlot<Tag> {
  /** Distinct authors, weighed. */
  total: number
  byTag: ReadonlyMap<Tag, number>
}

export interface ScoredHashtag<Tag> {
  hashtag: Tag
  /** How far above what was expected, in standard deviations; below 0: less than usual. */
  score: number
  /** Trusted people who used it. */
  people: number
}

/** Days that a slot is compared with: a week has every weekday, so that what comes each Friday is no news on Fridays. */
export const EARLIER_DAYS = 7
/** Trusted people without whom nothing trends: two friends at one table are no trend. */
export const MIN_PEOPLE = 3
/** What is never quite certain of a count, in people squared: without it the first use of any hashtag would be infinitely far above nothing. */
const FLOOR_VARIANCE = 1
/** What a sum of scaled counts may be off by rounding, and far below any score that says something: as usual is not above usual. */
const MIN_SCORE = 1e-6

/**
 * Ranks hashtags by how far their distinct trusted authors in this slot so far stand above the same slot on earlier days.
 *
 * Earlier days are scaled to the authors of anything so far today: this makes a beginning slot, a rainy day and a growing
 * town comparable, without a curve of arrivals. Expected is their mean; the deviation is what a count has by chance (its
 * own mean, as of a Poisson count) and what this hashtag has from day to day.
 * @returns the best first; those below `MIN_PEOPLE` or not above expectation are left out
 */
export function scoreHashtags<Tag>(
  today: WeighedUses<Tag>,
  earlier: readonly EarlierSlot<Tag>[],
): ScoredHashtag<Tag>[] {
  const days = earlier.filter(({ total }) => total > 0)
  const scored: ScoredHashtag<Tag>[] = []
  for (const [hashtag, observed] of today.byTag) {
    const people = today.people.get(hashtag) ?? 0
    if (people < MIN_PEOPLE) continue
    const scaled = days.map(({ total, byTag }) => ((byTag.get(hashtag) ?? 0) * today.total) / total)
    const expected = mean(scaled)
    const spread = mean(scaled.map((count) => (count - expected) ** 2))
    const score = (observed - expected) / Math.sqrt(FLOOR_VARIANCE + expected + spread)
    if (score > MIN_SCORE) scored.push({ hashtag, score, people })
  }
  return scored.sort((one, other) => other.score - one.score || other.people - one.people)
}

function mean(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, number) => sum + number, 0) / numbers.length
}
