import type { FeedReason } from '@matjip/contracts'
import type { FeedSources } from '../feed-deps.ts'
import { feedLists } from '../page/feed-cursor.ts'
import type { PageRequest } from '../page/page-request.ts'
import { readFeed } from '../page/read-feed.ts'
import type { ReadyPage } from '../page/read-feed.ts'
import { hashtagsOfFragment } from '../page/hashtags-of-fragment.ts'
import { readLegSignature } from '../timelines/read-shared-legs.ts'
import { hashtagLeg, openHashtagSkeleton } from './hashtag-skeleton.ts'

/**
 * A page of a hashtag timeline.
 * @param hashtag in normal form
 * @param viewerId null for anonymous callers
 */
export async function readHashtagTimeline(
  { stores, reader, ready }: FeedSources,
  hashtag: string,
  viewerId: number | null,
  request: PageRequest,
): Promise<ReadyPage> {
  const reason: FeedReason = { type: 'hashtag', hashtag }
  return readFeed(
    {
      list: feedLists.hashtag(hashtag),
      opened: reader.open(viewerId),
      ready: viewerId === null ? ready : null,
      hideMuted: true,
      skeleton: openHashtagSkeleton(stores.timelines, hashtag),
      signature: () => readLegSignature(stores.timelines, hashtagLeg(hashtag)),
      // An edit may have taken it out of the text since.
      reason: (_, { fragment }) => (hashtagsOfFragment(fragment).includes(hashtag) ? reason : undefined),
    },
    request,
  )
}
