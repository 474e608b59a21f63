import { DAY_MS, HOUR_MS, MINUTE_MS } from '../world/clock.ts'
import { authorsByTag, byScore } from './formula.ts'
import type { Formula } from './formula.ts'

/** Its defaults for hashtags, as of 2026: accounts of a UTC day, a peak that halves every 4 hours. */
const THRESHOLD = 5
const HALF_LIFE_MS = 4 * HOUR_MS
const DECAY_THRESHOLD = 1
/** Its scheduler refreshes trends every 5 minutes; every half hour finds the same peaks here within a few per cent. */
const REFRESH_MS = 30 * MINUTE_MS

/**
 * Mastodon's `Trends::Tags`: (observed − expected)² / expected, of the accounts of this UTC day against those of the whole
 * day before; the greatest score so far, decaying. Moderators' approval, its real defence, is left out.
 */
export const mastodon: Formula = {
  name: 'Mastodon',
  // Counts in Redis that only go up.
  isReversible: false,
  rank(world, now) {
    // A UTC day begins at 09:00 in Seoul.
    const today = Math.floor(now / DAY_MS) * DAY_MS
    const yesterday = authorsByTag(world, today - DAY_MS, today)
    const peaks = new Map<string, { score: number; at: number }>()
    for (let at = now - Math.floor((now - today) / REFRESH_MS) * REFRESH_MS; at <= now; at += REFRESH_MS) {
      for (const [tag, accounts] of authorsByTag(world, today, at)) {
        const expected = yesterday.get(tag)?.size || 1
        const observed = accounts.size
        const score = expected > observed || observed < THRESHOLD ? 0 : (observed - expected) ** 2 / expected
        if (score > (peaks.get(tag)?.score ?? 0)) peaks.set(tag, { score, at })
      }
    }
    const decayed = [...peaks].map(([tag, { score, at }]) => [tag, score * 0.5 ** ((now - at) / HALF_LIFE_MS)] as const)
    return byScore(new Map(decayed.filter(([, score]) => score >= DECAY_THRESHOLD)))
  },
}
