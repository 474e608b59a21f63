import { ProblemError } from '@matjip/contracts'
import type { FeedReason } from '@matjip/contracts'
import type { FeedSources } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import type { PageRequest } from '../page/page-request.ts'
import { readFeed } from '../page/read-feed.ts'
import type { ReadyPage } from '../page/read-feed.ts'
import { userExists } from './user-exists-store.ts'
import { readUserSkeleton } from './user-skeleton-store.ts'

const AUTHOR: FeedReason = { type: 'author' }

/**
 * A page of one user's posts.
 * @param viewerId null for anonymous callers
 * @throws ProblemError not-found for a user who is unknown or deleted, or where one of the two blocks the other
 */
export async function readUserTimeline(
  { stores, reader }: FeedSources,
  userId: number,
  viewerId: number | null,
  request: PageRequest,
): Promise<ReadyPage> {
  const [exists, page] = await Promise.all([
    userExists(stores.pool, userId, viewerId),
    readFeed(
      {
        list: feedLists.user(userId),
        opened: reader.open(viewerId),
        hideMuted: false,
        skeleton: (before, limit) => readUserSkeleton(stores.pool, userId, before, limit),
        reason: () => AUTHOR,
      },
      request,
    ),
  ])
  if (!exists) throw new ProblemError('not-found')
  return page
}
