import type { FeedReason } from '@matjip/contracts'

/** A hashtag of a list of trends. */
export interface SnapshotHashtag {
  /** Normal form. */
  hashtag: string
  /** Trusted people who used it in the slot. */
  people: number
  /** Some of their posts, the newest first. */
  postIds: string[]
}

/** A ranked list, as it is written down. */
export interface SnapshotDraft {
  /** Such as `popular`, or `trending/lunch/서울 성동구`. */
  list: string
  /** By rank, each once; `authorIds` and `reasons` go along. */
  postIds: number[]
  authorIds: number[]
  reasons: FeedReason[]
  hashtags: SnapshotHashtag[]
}

/** A snapshot as a page of it is read. */
export interface Snapshot extends Omit<SnapshotDraft, 'list'> {
  id: number
  /** The moment of which it is. */
  asOf: Date
}
