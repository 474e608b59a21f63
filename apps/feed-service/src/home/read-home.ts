import type { FeedSources } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import type { PageRequest } from '../page/page-request.ts'
import { readFeed } from '../page/read-feed.ts'
import type { ReadyPage } from '../page/read-feed.ts'
import { createHomeGate } from './home-gate.ts'
import { openHomeSkeleton } from './home-skeleton.ts'

/**
 * A page of the caller's home timeline. Follows and unfollows of theirs that were accepted but not yet persisted are in
 * effect; where Redis is down the record alone decides.
 */
export async function readHome(
  { stores, reader }: FeedSources,
  callerId: number,
  request: PageRequest,
): Promise<ReadyPage> {
  const opened = reader.open(callerId)
  return readFeed(
    {
      list: feedLists.home(callerId),
      opened,
      ready: null,
      hideMuted: true,
      skeleton: openHomeSkeleton(stores.timelines, callerId, opened),
      reason: createHomeGate(callerId),
    },
    request,
  )
}
