import type { PostChanged } from '@matjip/contracts'
import { authorKey, hashtagTimelineKey, pushEach } from '@matjip/redis-keys'
import { cutChunks } from './chunks-store.ts'
import { deliverTo } from './deliver.ts'
import type { FanoutDeps } from './fanout-deps.ts'
import { readAllFollowers, readPostFacts } from './post-facts-store.ts'
import type { PostFacts } from './post-facts-store.ts'
import { decidePush } from './pulled-authors.ts'

/**
 * Puts posts where they belong: into the timelines of author and hashtags, and, new ones, into the homes of the author and of
 * everybody who follows them. Where these are many, each part of them becomes a message, so that workers share it. A post
 * that is gone goes nowhere; what has left timelines is filtered by those who read them.
 */
export async function fanOutPosts(
  deps: FanoutDeps,
  changes: readonly PostChanged[],
  writtenAtMs: number,
): Promise<void> {
  const { pool, redis, metrics, settings } = deps
  const created = new Set(changes.filter(({ type }) => type === 'post.created').map(({ postId }) => postId))
  const alive = changes.filter(({ type }) => type !== 'post.deleted').map(({ postId }) => postId)
  if (alive.length === 0) return
  const facts = await readPostFacts(pool, [...new Set(alive)])
  await pushEach(redis, facts.flatMap(sharedTimelines), settings.shared)

  const pushed: PostFacts[] = []
  for (const one of facts) {
    if (!created.has(one.postId)) continue
    if (await decidePush(deps, one)) pushed.push(one)
    else metrics.pulled.inc()
  }
  const few = pushed.filter(({ followers }) => followers <= settings.chunk)
  const many = pushed.filter(({ followers }) => followers > settings.chunk)
  const followersOf = few.length === 0 ? new Map<number, number[]>() : await readAllFollowers(pool, few.map(authorOf))
  await Promise.all([
    ...few.map(({ postId, authorId }) => {
      const followers = followersOf.get(authorId) ?? []
      return deliverTo(deps, postId, [authorId, ...followers]).then(() => deps.news.note(postId, followers))
    }),
    // An author of many is in none of their chunks.
    ...many.map(({ postId, authorId }) => deliverTo(deps, postId, [authorId])),
    ...many.map(async (post) => deps.send(await cutChunks(pool, post, settings.chunk), writtenAtMs)),
  ])
}

const authorOf = ({ authorId }: PostFacts) => authorId

function sharedTimelines({ postId, authorId, hashtagKeys }: PostFacts) {
  return [authorKey(authorId), ...hashtagKeys.map(hashtagTimelineKey)].map((key) => ({ key, postId }))
}
