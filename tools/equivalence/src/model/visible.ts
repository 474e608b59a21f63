import { both, either, not, truthOf } from './fact.ts'
import type { Truth } from './fact.ts'
import type { Story, StoryPost } from './story.ts'
import { GATE_POSITIONS } from '../oracle/rules.ts'

/** A feed as somebody reads it. */
export type ServedFeed =
  | { feed: 'home'; readerId: number }
  | { feed: 'tag'; readerId: number | null; hashtag: string }
  | { feed: 'user'; readerId: number | null; userId: number }

/** When a walk began and ended; milliseconds. */
export interface Span {
  since: number
  until: number
}

/** Whether a post must, may or must not be in a walk. `byHashtagAlone`: then the gate of two per author and page may leave it out. */
export interface Visibility {
  truth: Truth
  byHashtagAlone: boolean
}

export function visibilityOf(story: Story, post: StoryPost, feed: ServedFeed, { since, until }: Span): Visibility {
  const { authorId } = post
  const isOwn = feed.readerId === authorId
  const is = (fact: { possible(since: number, until: number): ReadonlySet<boolean> }): Truth =>
    truthOf(fact.possible(since, until), Boolean)
  const isShown = (hideMuted: boolean): Truth => {
    const reader = feed.readerId
    if (reader === null || isOwn) return 'yes'
    const hidden = either(is(story.block(reader, authorId)), is(story.block(authorId, reader)))
    return not(hideMuted ? either(hidden, is(story.mute(reader, authorId))) : hidden)
  }
  const has = (hashtag: string, within: number): Truth =>
    truthOf(post.hashtags.possible(since, until), (tags) => tags.slice(0, within).includes(hashtag))

  if (feed.feed === 'user') {
    const there = is(isOwn ? post.isThere : post.isOut)
    return { truth: feed.userId === authorId ? both(there, isShown(false)) : 'no', byHashtagAlone: false }
  }
  if (feed.feed === 'tag')
    return { truth: both(is(post.isOut), isShown(true), has(feed.hashtag, Infinity)), byHashtagAlone: false }

  if (isOwn) return { truth: is(post.isThere), byHashtagAlone: false }
  const followed = is(story.follow(feed.readerId, authorId))
  const names = new Set([...post.hashtags.possible(since, until)].flat())
  const byHashtag = [...names].map((name) => both(is(story.followTag(feed.readerId, name)), has(name, GATE_POSITIONS)))
  const standing = both(is(post.isOut), isShown(true))
  return { truth: both(standing, either(followed, ...byHashtag)), byHashtagAlone: followed !== 'yes' }
}
