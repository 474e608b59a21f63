import type { Story, StoryPost } from '../model/story.ts'
import { visibilityOf } from '../model/visible.ts'
import type { ServedItem, Walk } from '../run/walk.ts'
import { GATE_PER_AUTHOR } from '../oracle/rules.ts'

/** What is wrong with a walk. */
export interface Fault {
  kind: 'skipped' | 'repeated' | 'out of order' | 'shown' | 'older than one’s own edit' | 'unequal' | 'refused'
  words: string
  /** Of a fault that is about one post. */
  postId?: number
}

/**
 * Judges a walk that ran beside writers: no post twice, newest first, every post that was certainly visible throughout, no
 * post that certainly was not, and one's own edits. What changed while it ran, or whose event was not dealt with, may differ.
 */
export function judgeWalk(story: Story, walk: Walk): Fault[] {
  const byMark = new Map(story.posts.map((post) => [post.mark, post]))
  return [...judgeOrder(walk.items), ...judgeShown(story, walk, byMark), ...judgeMissing(story, walk)]
}

function judgeOrder(items: readonly ServedItem[]): Fault[] {
  const seen = new Set<number>()
  return items.flatMap(({ postId, page }, index): Fault[] => {
    const before = items[index - 1]
    if (seen.has(postId)) return [{ kind: 'repeated', words: `post ${postId} again on page ${page + 1}` }]
    seen.add(postId)
    if (before && before.postId <= postId)
      return [{ kind: 'out of order', words: `post ${postId} after ${before.postId}` }]
    return []
  })
}

function judgeShown(story: Story, { feed, span, items }: Walk, byMark: ReadonlyMap<string, StoryPost>): Fault[] {
  return items.flatMap(({ postId, text, version, reason, page }): Fault[] => {
    const post = byMark.get(markIn(text))
    if (!post) return [{ kind: 'shown', words: `post ${postId} of nobody here: ${text}` }]
    if (visibilityOf(story, post, feed, span).truth === 'no')
      return [{ kind: 'shown', postId, words: `post ${postId} (${reason.type}) on page ${page + 1}: ${text}` }]
    const least = Math.min(...post.version.possible(span.since, span.until))
    if (feed.readerId === post.authorId && version < least)
      return [{ kind: 'older than one’s own edit', words: `post ${postId} at version ${version} of ${least}` }]
    return []
  })
}

function judgeMissing(story: Story, walk: Walk): Fault[] {
  const { feed, span, items, isWhole } = walk
  const there = new Set(items.map(({ postId }) => postId))
  const end = isWhole ? 0 : (items.at(-1)?.postId ?? Infinity)
  return story.posts.flatMap((post): Fault[] => {
    const { id } = post
    if (id === undefined || id < end || there.has(id)) return []
    const { truth, byHashtagAlone } = visibilityOf(story, post, feed, span)
    if (truth !== 'yes' || (byHashtagAlone && isGated(walk, post, story))) return []
    return [{ kind: 'skipped', postId: id, words: `post ${id} (${post.mark}) of ${post.authorId}` }]
  })
}

/** Whether the page on which the post would be already has as many of its author's that are there for a hashtag alone. */
function isGated({ items }: Walk, { id = 0, authorId }: StoryPost, story: Story): boolean {
  const last = items.at(-1)
  const page = items.find(({ postId }) => postId <= id)?.page ?? last?.page ?? 0
  const authorOf = new Map(story.posts.map((post) => [post.mark, post.authorId]))
  const alike = items.filter(
    (item) => item.page === page && item.reason.type === 'hashtag' && authorOf.get(markIn(item.text)) === authorId,
  )
  return alike.length >= GATE_PER_AUTHOR
}

/** Every text begins with the mark of its post. */
export function markIn(text: string): string {
  return text.split(' ', 1)[0] ?? ''
}
