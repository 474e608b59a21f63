import type { PostEvent, PostEvents } from '@matjip/contracts'
import { forgetPostsOf } from '@matjip/post-view'
import { forgetFragments } from '@matjip/redis-keys'
import { backfill } from './backfill.ts'
import { deliverChunk } from './deliver.ts'
import { fanOutPosts } from './fan-out-posts.ts'
import type { FanoutDeps } from './fanout-deps.ts'

/**
 * Does what events ask for. Any of them may come twice, late, or after what followed it: everything here may be repeated, and
 * asks the record for what is true now. When it resolves all of it is done, or in the queue as messages of their own.
 * @throws what a store threw: some of it may be done
 */
export async function handleEvents(deps: FanoutDeps, { events, writtenAtMs }: PostEvents): Promise<void> {
  const changes = events.filter((event) => 'version' in event)
  await Promise.all([
    // Once more, as the names below: Redis may have been away when it was done in the request.
    forgetFragments(
      deps.redis,
      changes.map(({ postId }) => postId),
    ),
    ...events.filter(isOf('author.renamed')).map(({ authorId }) => forgetPostsOf(deps, authorId)),
    fanOutPosts(deps, changes, writtenAtMs),
    ...events.filter(isOf('fanout.chunk')).map((chunk) => deliverChunk(deps, chunk)),
    backfill(deps, events.filter(isOf('relation.followed'))),
  ])
  deps.metrics.lag.observe(Math.max(0, Date.now() - writtenAtMs) / 1000)
  for (const { type } of events) deps.metrics.events.inc({ type })
}

function isOf<Type extends PostEvent['type']>(type: Type) {
  return (event: PostEvent): event is Extract<PostEvent, { type: Type }> => event.type === type
}
