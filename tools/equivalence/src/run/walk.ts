import type { FeedPage } from '@matjip/contracts'
import type { ServedFeed, Span } from '../model/visible.ts'
import type { Api } from './api.ts'

/** An item as it was served. */
export interface ServedItem {
  postId: number
  text: string
  version: number
  reason: { type: string; hashtag?: string }
  /** 0-based page of the walk. */
  page: number
}

/** Some pages of a feed, one after the other. */
export interface Walk {
  feed: ServedFeed
  limit: number
  span: Span
  items: readonly ServedItem[]
  pages: number
  /** Whether the feed ended there. */
  isWhole: boolean
}

/** No walk of a schedule is longer: one that is turns in circles. */
const MAX_PAGES = 500

/** Reads a feed page by page. @param pages most pages to read */
export async function walk(api: Api, feed: ServedFeed, limit: number, pages = MAX_PAGES): Promise<Walk> {
  const since = performance.now()
  const items: ServedItem[] = []
  let cursor: string | null = null
  let page = 0
  do {
    const query = new URLSearchParams({ limit: String(limit), ...(cursor !== null && { cursor }) })
    const answer = await api.ask({
      service: 'feeds',
      method: 'GET',
      path: `${pathOf(feed)}?${query}`,
      userId: feed.readerId,
      // A user who blocks the reader, or is blocked by them, is not found.
      expected: feed.feed === 'user' ? [200, 404] : [200],
    })
    if (answer.status === 404)
      return { feed, limit, span: { since, until: performance.now() }, items, pages: page, isWhole: true }
    const body = JSON.parse(answer.body) as FeedPage
    for (const { post, reason } of body.items)
      items.push({ postId: Number(post.id), text: post.text, version: post.version, reason, page })
    cursor = body.nextCursor
    page += 1
  } while (cursor !== null && page < pages)
  return { feed, limit, span: { since, until: performance.now() }, items, pages: page, isWhole: cursor === null }
}

function pathOf(feed: ServedFeed): string {
  if (feed.feed === 'home') return '/feed'
  return feed.feed === 'tag' ? `/feed/hashtags/${encodeURIComponent(feed.hashtag)}` : `/feed/users/${feed.userId}`
}
