import type { FeedPage } from '@matjip/contracts'
import { hydratePosts } from '@matjip/post-view'
import type { FeedStores } from '../feed-deps.ts'
import { writePosition } from './feed-cursor.ts'
import { fillPage } from './fill-page.ts'
import type { FeedSteps } from './fill-page.ts'
import type { PageRequest } from './page-request.ts'

/** What tells one feed from another. */
export interface Feed extends Pick<FeedSteps, 'skeleton' | 'reason'> {
  /** The name to which its cursors are bound. */
  list: string
  /** null for anonymous callers: their posts have no `viewer`. */
  viewerId: number | null
  /** Leaves out people whom the viewer has muted: a feed that gathers, not one that was opened for its author. */
  hideMuted: boolean
}

/** One page of a feed, ready to send. */
export async function readFeed(stores: FeedStores, feed: Feed, request: PageRequest): Promise<FeedPage> {
  const { items, lastExaminedId } = await fillPage(
    { ...feed, hydrate: (postIds) => hydratePosts(stores, postIds, feed.viewerId, feed) },
    request,
  )
  return { items, nextCursor: lastExaminedId === null ? null : writePosition(feed.list, lastExaminedId) }
}
