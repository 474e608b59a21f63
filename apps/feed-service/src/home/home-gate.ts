import type { FeedReason } from '@matjip/contracts'
import { viewerFlag } from '@matjip/post-view'
import type { ReadyPost } from '@matjip/post-view'
import { hashtagsOfFragment } from '../page/hashtags-of-fragment.ts'
import type { SkeletonEntry } from '../page/skeleton.ts'

/**
 * Hashtags of a post, from its first on, that bring it to those who follow them: what a post is about comes first, and what
 * is appended to be found by many comes last.
 */
export const GATE_POSITIONS = 5
/** Posts of one author on one page that are there for a hashtag alone: nobody fills the page of people who do not follow them. */
const GATE_PER_AUTHOR = 2

const SELF: FeedReason = { type: 'self' }
const FOLLOW: FeedReason = { type: 'follow' }

/**
 * Why a post is in the caller's home, asked for each entry of one page in its order; undefined where it is not, whatever a
 * timeline says: the author is not followed any more, the hashtag was edited out, or the gate is closed.
 */
export function createHomeGate(callerId: number): (entry: SkeletonEntry, post: ReadyPost) => FeedReason | undefined {
  const byHashtag = new Map<number, number>()
  const reasons = new Map<string, FeedReason>()
  return ({ hashtags: claimed = [] }, { fragment, viewer }) => {
    const { authorId } = fragment
    if (authorId === callerId) return SELF
    if (((viewer ?? 0) & viewerFlag.following) !== 0) return FOLLOW
    const before = byHashtag.get(authorId) ?? 0
    if (claimed.length === 0 || before >= GATE_PER_AUTHOR) return undefined
    const first = hashtagsOfFragment(fragment).slice(0, GATE_POSITIONS)
    const hashtag = first.find((name) => claimed.includes(name))
    if (hashtag === undefined) return undefined
    byHashtag.set(authorId, before + 1)
    const reason = reasons.get(hashtag) ?? { type: 'hashtag', hashtag }
    reasons.set(hashtag, reason)
    return reason
  }
}
