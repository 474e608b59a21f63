import type { FeedReason } from '@matjip/contracts'
import { joinPage } from '@matjip/post-view'
import type { ReadyAnswer, ReadyItem, ReadyPost, Viewing } from '@matjip/post-view'
import { writePosition } from './feed-cursor.ts'
import { fillPage } from './fill-page.ts'
import type { PageRequest } from './page-request.ts'
import type { ReadSkeleton, SkeletonEntry } from './skeleton.ts'

/** What tells one feed from another. */
export interface Feed {
  skeleton: ReadSkeleton
  /** Why an entry is in this feed; undefined where it is not, whatever its timeline says. Asked in the order of the page. */
  reason: (entry: SkeletonEntry, post: ReadyPost) => FeedReason | undefined
  /** The name to which its cursors are bound. */
  list: string
  /** The cursor after an examined post; without: its id in this list. */
  cursorAfter?: (lastExaminedId: number) => string
  /** Further fields of the page. */
  more?: object
  /** Who reads it. */
  opened: Promise<Viewing>
  /** Leaves out people whom the viewer has muted: a feed that gathers, not one that was opened for its author. */
  hideMuted: boolean
}

/** One page of a feed, ready to send: `FeedPage` of @matjip/contracts as bytes. */
export interface ReadyPage extends ReadyAnswer {
  nextCursor: string | null
}

export async function readFeed(feed: Feed, request: PageRequest): Promise<ReadyPage> {
  const { opened } = feed
  // Where the skeleton fails first, nobody waits for this any more.
  opened.catch(() => undefined)
  const hydrate = async (entries: readonly SkeletonEntry[]) => {
    const ids = entries.map(({ postId }) => postId)
    const posts = await (await opened).read(ids, feed)
    return entries.map((entry, place): ReadyItem | undefined => {
      const post = posts[place]
      const reason = post && feed.reason(entry, post)
      return post && reason && itemOf(post, reason)
    })
  }
  const { cursorAfter = (id: number) => writePosition(feed.list, id) } = feed
  const { items, lastExaminedId } = await fillPage({ skeleton: feed.skeleton, hydrate }, request)
  const nextCursor = lastExaminedId === null ? null : cursorAfter(lastExaminedId)
  return { ...joinPage(items, nextCursor, feed.more), nextCursor }
}

/** A `FeedItem` round a ready post. */
function itemOf(post: ReadyPost, reason: FeedReason): ReadyItem {
  return { post, before: '{"post":', after: `,"reason":${reasonText(reason)}}` }
}

/** Reasons as JSON: few are ever made, as each feed gives the same objects again. */
const reasonTexts = new WeakMap<FeedReason, string>()

function reasonText(reason: FeedReason): string {
  const known = reasonTexts.get(reason)
  if (known !== undefined) return known
  const text = JSON.stringify(reason)
  reasonTexts.set(reason, text)
  return text
}
