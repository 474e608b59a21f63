import { readIntents } from '@matjip/relations'
import type { FeedStores } from '../feed-deps.ts'

/** An actor's newest clicks by target, as `readIntents` of @matjip/relations gives them. */
export type Clicks = ReadonlyMap<number, { active: boolean; version: number }>

/** What the caller has clicked in the last minutes, which the record may not have yet. */
export interface HomeClicks {
  follows: Clicks
  /** By `hashtagKeyOf` the hashtag's name. */
  hashtags: Clicks
}

/** Empty where Redis is away. */
export async function readHomeClicks({ redis }: Pick<FeedStores, 'redis'>, callerId: number): Promise<HomeClicks> {
  const [follows, hashtags] = await Promise.all([
    readIntents(redis, callerId, 'follow'),
    readIntents(redis, callerId, 'hashtag'),
  ])
  return { follows, hashtags }
}

/** Parallel arrays of targets, states and versions, as statements take them. */
export function clickColumns(clicks: Clicks): [number[], boolean[], number[]] {
  const states = [...clicks.values()]
  return [[...clicks.keys()], states.map(({ active }) => active), states.map(({ version }) => version)]
}
