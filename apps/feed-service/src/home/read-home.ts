import type { FeedReason } from '@matjip/contracts'
import { readIntents } from '@matjip/relations'
import type { FeedSources } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import type { PageRequest } from '../page/page-request.ts'
import { readFeed } from '../page/read-feed.ts'
import type { ReadyPage } from '../page/read-feed.ts'
import { readHomeSkeleton } from './home-skeleton-store.ts'

const SELF: FeedReason = { type: 'self' }
const FOLLOW: FeedReason = { type: 'follow' }

/**
 * A page of the caller's home timeline. Follows and unfollows of theirs that were accepted but not yet persisted are in
 * effect; where Redis is down the record alone decides.
 */
export async function readHome(
  { stores, reader }: FeedSources,
  callerId: number,
  request: PageRequest,
): Promise<ReadyPage> {
  const intents = await readIntents(stores.redis, callerId, 'follow')
  return readFeed(
    reader,
    {
      list: feedLists.home(callerId),
      viewerId: callerId,
      hideMuted: true,
      skeleton: (before, limit) => readHomeSkeleton(stores.pool, callerId, intents, before, limit),
      reason: ({ authorId }) => (authorId === callerId ? SELF : FOLLOW),
    },
    request,
  )
}
