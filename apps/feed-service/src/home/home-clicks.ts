import type { RelationKind } from '@matjip/contracts'
import { intentsReading, isRedisAway, readTogether } from '@matjip/redis-keys'
import type { Intents, Redis } from '@matjip/redis-keys'
import type { FeedStores } from '../feed-deps.ts'

/** An actor's newest clicks by target, as `intentsReading` of @matjip/redis-keys gives them. */
export type Clicks = ReadonlyMap<number, { active: boolean; version: number }>

/** What the caller has clicked in the last minutes, which the record may not have yet. */
export interface HomeClicks {
  follows: Clicks
  /** By `hashtagKeyOf` the hashtag's name. */
  hashtags: Clicks
}

export const NO_CLICKS: HomeClicks = { follows: new Map(), hashtags: new Map() }

/**
 * undefined where Redis is away. Then nothing else of it may be believed in this request: a timeline lacks the posts of people who
 * were followed a moment ago, and only these clicks say whom. Asked a second time before that is said: a process that was
 * held up for longer than a command may take gives up replies that are there.
 */
export async function readHomeClicks(
  { redis }: Pick<FeedStores, 'redis'>,
  callerId: number,
): Promise<HomeClicks | undefined> {
  const intents = (await tryIntents(redis, callerId)) ?? (await tryIntents(redis, callerId))
  return intents && { follows: clicksOf(intents, 'follow'), hashtags: clicksOf(intents, 'hashtag') }
}

async function tryIntents(redis: Redis, callerId: number): Promise<Intents | undefined> {
  try {
    const [intents] = await readTogether<[Intents]>(redis, [intentsReading(callerId, Date.now())])
    return intents
  } catch (error) {
    if (!isRedisAway(error)) throw error
    return undefined
  }
}

function clicksOf({ clicks }: Intents, kind: RelationKind): Clicks {
  const start = `${kind}:`
  return new Map(
    [...clicks].flatMap(([field, click]) =>
      field.startsWith(start) ? [[Number(field.slice(start.length)), click]] : [],
    ),
  )
}

/** Parallel arrays of targets, states and versions, as statements take them. */
export function clickColumns(clicks: Clicks): [number[], boolean[], number[]] {
  const states = [...clicks.values()]
  return [[...clicks.keys()], states.map(({ active }) => active), states.map(({ version }) => version)]
}
