import type { FeedReason } from '@matjip/contracts'
import { joinPage } from '@matjip/post-view'
import type { ReadyAnswer, ReadyItem, ReadyPost, Viewing } from '@matjip/post-view'
import { NEWEST, writePosition } from './feed-cursor.ts'
import { fillPage } from './fill-page.ts'
import type { PageRequest } from './page-request.ts'
import type { ReadyPages } from './ready-pages.ts'
import type { ReadSignature, ReadSkeleton, SkeletonEntry } from './skeleton.ts'

/** Further fields of a page, which are made only where the page is. */
export interface MoreFields {
  /** Others have another one. */
  name: string
  make: () => object
}

/** What tells one feed from another. */
export interface Feed {
  skeleton: ReadSkeleton
  /** Why an entry is in this feed; undefined where it is not, whatever its timeline says. Asked in the order of the page. */
  reason: (entry: SkeletonEntry, post: ReadyPost) => FeedReason | undefined
  /** The name to which its cursors are bound. */
  list: string
  /** The cursor after an examined post; without: its id in this list. */
  cursorAfter?: (lastExaminedId: number) => string
  more?: MoreFields
  /** Who reads it. */
  opened: Promise<Viewing>
  /** Where pages of readers without an account are kept; null for everybody else. */
  ready: ReadyPages | null
  /** Of its timeline, where it has one. */
  signature?: ReadSignature
  /** The snapshot whose entries these are, in one list: they never change. */
  version?: string
  /** Leaves out people whom the viewer has muted: a feed that gathers, not one that was opened for its author. */
  hideMuted: boolean
}

/** One page of a feed, ready to send: `FeedPage` of @matjip/contracts as bytes. */
export interface ReadyPage extends ReadyAnswer {
  nextCursor: string | null
  /** Items. */
  count: number
}

/** One page of a feed; for readers without an account the very one that was made a moment ago, where nothing of it has changed. */
export async function readFeed(feed: Feed, request: PageRequest): Promise<ReadyPage> {
  // Of readers without an account nothing is read, so it cannot fail.
  if (feed.ready) return readyPage(feed, feed.ready, request)
  // Where the skeleton fails first, nobody waits for this any more.
  feed.opened.catch(() => undefined)
  return makePage(feed, request)
}

async function readyPage(feed: Feed, ready: ReadyPages, request: PageRequest): Promise<ReadyPage> {
  const { skeleton, more, version } = feed
  const name = `${feed.list} ${version ?? ''} ${request.limit} ${request.before} ${more?.name ?? ''}`
  const signature = request.before === NEWEST ? feed.signature : undefined
  // Entries of a snapshot are always the same: its name is signature enough, and there is nothing to wait for.
  const same = ready.getSigned(name, signature ? await signature() : version)
  if (same) return same
  const moment = ready.moment()
  const [signed, entries] = await Promise.all([
    signature ? signature() : version,
    skeleton(request.before, request.limit + 1),
  ])
  const known = signed === undefined ? ready.get(name, entries) : undefined
  if (known) return known
  let rounds = 0
  const resumed: ReadSkeleton = async (before, limit) => (rounds++ === 0 ? entries : skeleton(before, limit))
  const page = await makePage({ ...feed, skeleton: resumed }, request)
  // A page of several rounds is made of more than these entries.
  if (rounds === 1) ready.keep(name, { entries, moment, signature: signed }, page)
  return page
}

async function makePage(feed: Feed, request: PageRequest): Promise<ReadyPage> {
  const hydrate = async (entries: readonly SkeletonEntry[]) => {
    const ids = entries.map(({ postId }) => postId)
    const posts = await (await feed.opened).read(ids, feed)
    return entries.map((entry, place): ReadyItem | undefined => {
      const post = posts[place]
      const reason = post && feed.reason(entry, post)
      return post && reason && itemOf(post, reason)
    })
  }
  const { cursorAfter = (id: number) => writePosition(feed.list, id) } = feed
  const { items, lastExaminedId } = await fillPage({ skeleton: feed.skeleton, hydrate }, request)
  const nextCursor = lastExaminedId === null ? null : cursorAfter(lastExaminedId)
  return { ...joinPage(items, nextCursor, feed.more?.make()), nextCursor, count: items.length }
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
