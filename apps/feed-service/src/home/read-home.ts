import type { FeedPage } from '@matjip/contracts'
import { readIntents } from '@matjip/relations'
import type { FeedStores } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import type { PageRequest } from '../page/page-request.ts'
import { readFeed } from '../page/read-feed.ts'
import { readHomeSkeleton } from './home-skeleton-store.ts'

/**
 * A page of the caller's home timeline. Follows and unfollows of theirs that were accepted but not yet persisted are in
 * effect; where Redis is down the record alone decides.
 */
export async function readHome(stores: FeedStores, callerId: number, request: PageRequest): Promise<FeedPage> {
  const intents = await readIntents(stores.redis, callerId, 'follow')
  return readFeed(
    stores,
    {
      list: feedLists.home(callerId),
      viewerId: callerId,
      hideMuted: true,
      skeleton: (before, limit) => readHomeSkeleton(stores.pool, callerId, intents, before, limit),
      reason: ({ authorId }) => ({ type: authorId === callerId ? 'self' : 'follow' }),
    },
    request,
  )
}
