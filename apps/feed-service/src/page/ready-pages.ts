import type { ChangedPosts } from '@matjip/post-view'
import { ownBytes } from '@matjip/redis-keys'
import { LRUCache } from 'lru-cache'
import type { ReadyPage } from './read-feed.ts'
import type { SkeletonEntry } from './skeleton.ts'

/** Milliseconds that a page is kept: its counts may be off by this and what they were kept before it. */
const KEPT_MS = 1_000
/** What it varies by, so that pages do not end together. */
const JITTER = 0.3
/** Bytes of a process: some 1,500 pages. */
const KEPT_BYTES = 16 * 1024 * 1024
/** What an entry costs above its page. */
const ENTRY_BYTES = 1_000

interface Kept {
  page: ReadyPage
  postIds: readonly number[]
  signature: string | undefined
  until: number
  /** No change of its posts was heard of up to this moment. */
  moment: number
}

/** Pages that are the same for all readers without an account, ready to send. */
export interface ReadyPages {
  /** A page that was made of these very entries, none of which has changed since. */
  get(name: string, entries: readonly SkeletonEntry[]): ReadyPage | undefined
  /** The same by the signature of its timeline. */
  getSigned(name: string, signature: string | undefined): ReadyPage | undefined
  /** A moment before a page's posts are read. */
  moment(): number
  keep(
    name: string,
    made: { entries: readonly SkeletonEntry[]; moment: number; signature?: string | undefined },
    page: ReadyPage,
  ): void
}

/**
 * Keeps pages for a moment. What a page is made of is looked at each time: the timeline's entries as they are now, and whether
 * a change of one of its posts was heard of. So only counts can be older than they are on any other page.
 */
export function createReadyPages(changes: ChangedPosts): ReadyPages {
  const kept = new LRUCache<string, Kept>({
    maxSize: KEPT_BYTES,
    sizeCalculation: ({ page }) => ENTRY_BYTES + page.body.length,
  })
  const fresh = (name: string): Kept | undefined => {
    const entry = kept.get(name)
    if (entry === undefined || !changes.hearing() || performance.now() > entry.until) return undefined
    const now = changes.moment()
    if (now === entry.moment) return entry
    if (entry.postIds.some((id) => changes.changedSince(id, entry.moment))) return undefined
    entry.moment = now
    return entry
  }
  return {
    get(name, entries) {
      const entry = fresh(name)
      if (entry === undefined || entry.postIds.length !== entries.length) return undefined
      return entry.postIds.every((id, place) => id === entries[place]?.postId) ? entry.page : undefined
    },
    getSigned(name, signature) {
      const entry = signature === undefined ? undefined : fresh(name)
      return entry?.signature === signature ? entry?.page : undefined
    },
    moment: () => changes.moment(),
    keep(name, { entries, moment, signature }, page) {
      const postIds = entries.map(({ postId }) => postId)
      const until = performance.now() + KEPT_MS * (1 - JITTER * Math.random())
      // A copy: an answer's bytes are a piece of a larger buffer.
      kept.set(name, { page: { ...page, body: ownBytes(page.body) }, postIds, signature, until, moment })
    },
  }
}
