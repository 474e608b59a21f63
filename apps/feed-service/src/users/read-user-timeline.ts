import { ProblemError } from '@matjip/contracts'
import type { FeedReason } from '@matjip/contracts'
import type { FeedSources } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import type { PageRequest } from '../page/page-request.ts'
import { readFeed } from '../page/read-feed.ts'
import type { ReadyPage } from '../page/read-feed.ts'
import { readLegSignature } from '../timelines/read-shared-legs.ts'
import { userExists } from './user-exists-store.ts'
import { openUserSkeleton } from './user-skeleton.ts'

const AUTHOR: FeedReason = { type: 'author' }

/**
 * A page of one user's posts. Where it shows one, the author is there, and nothing stands between them and the viewer; only an
 * empty page asks the record why it is empty.
 * @param viewerId null for anonymous callers
 * @throws ProblemError not-found for a user who is unknown or deleted, or where one of the two blocks the other
 */
export async function readUserTimeline(
  { stores, reader, ready }: FeedSources,
  userId: number,
  viewerId: number | null,
  request: PageRequest,
): Promise<ReadyPage> {
  const opened = reader.open(viewerId)
  const page = await readFeed(
    {
      list: feedLists.user(userId),
      opened,
      ready: viewerId === null ? ready : null,
      hideMuted: false,
      signature: () => readLegSignature(stores.timelines, { kind: 'author', id: userId }),
      skeleton: openUserSkeleton(stores.timelines, userId, viewerId === userId ? opened : null),
      reason: () => AUTHOR,
    },
    request,
  )
  if (page.count === 0 && !(await userExists(stores.pool, userId, viewerId))) throw new ProblemError('not-found')
  return page
}
