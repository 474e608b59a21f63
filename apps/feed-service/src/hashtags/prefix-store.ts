import type { FeedStores } from '../feed-deps.ts'
import type { PrefixRange } from './prefix-search.ts'

/** Binary digits of the largest number of posts that a hashtag may have. */
const HIGHEST_TIER = 40

/**
 * $1 from, $2 below, $3 at most. Tier by tier, from the most frequent down: a walk of the index in each, cut at the limit, so
 * that one letter with 10^5 hashtags behind it costs what a rare beginning does.
 */
const rangeSql = (name: string, key: string) => `/* feed-service ${name} */
select found.name, tiers.tier
from generate_series(${HIGHEST_TIER}, 0, -1) as tiers (tier)
cross join lateral (
  select name from hashtags
  where hashtags.tier = tiers.tier and ${key} collate "C" >= $1 and ${key} collate "C" < $2
  order by ${key} collate "C" limit $3
) as found
order by tiers.tier desc, found.name collate "C" limit $3`

export const BY_NAME = rangeSql('hashtags-by-prefix', 'name')
export const BY_INITIALS = rangeSql('hashtags-by-initials', 'hashtag_initials(name)')

/** Names of hashtags in some ranges, each once, the more frequent first; those of one tier by name. */
export async function readPrefix(
  pool: FeedStores['pool'],
  ranges: readonly PrefixRange[],
  limit: number,
): Promise<string[]> {
  const found = await Promise.all(
    ranges.map(({ by, from, to }) =>
      pool.query<{ name: string; tier: number }>({
        ...(by === 'name'
          ? { name: 'hashtags-by-prefix', text: BY_NAME }
          : { name: 'hashtags-by-initials', text: BY_INITIALS }),
        values: [from, to, limit],
      }),
    ),
  )
  const rows = found.flatMap((one) => one.rows).sort((a, b) => b.tier - a.tier)
  return [...new Set(rows.map(({ name }) => name))].slice(0, limit)
}
