import { EARLIER_DAYS, scoreHashtags, trustWeight, weighUses } from '@matjip/trends'
import type { HashtagUse } from '@matjip/trends'
import { DAY_MS, lunchOf } from '../world/clock.ts'
import type { World } from '../world/draw-world.ts'
import { trustOf } from '../world/trust-of.ts'
import type { Formula } from './formula.ts'

/** The product's own functions on the world's posts. */
export const ours: Formula = {
  name: 'Matjip',
  isReversible: true,
  rank(world, now) {
    const trust = trustOf(world)
    const { from, to } = lunchOf(world.weekday)
    const uses = (start: number, end: number) => usesOf(world, start, end, (id) => trustWeight(trust.get(id) ?? null))
    const today = weighUses(uses(from, now), now)
    const earlier = Array.from({ length: EARLIER_DAYS }, (_, n) =>
      weighUses(uses(from - (n + 1) * DAY_MS, to - (n + 1) * DAY_MS), null),
    )
    return scoreHashtags(today, earlier).map(({ hashtag }) => hashtag)
  },
}

function usesOf(
  { posts }: World,
  from: number,
  to: number,
  weightOf: (authorId: number) => number,
): HashtagUse<string>[] {
  return posts.flatMap(({ authorId, at, hashtags }) =>
    at < from || at >= to ? [] : hashtags.map((hashtag) => ({ hashtag, authorId, at, weight: weightOf(authorId) })),
  )
}
