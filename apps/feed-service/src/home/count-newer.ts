import type { FeedNewer } from '@matjip/contracts'
import type { FeedSources } from '../feed-deps.ts'
import { fillPage } from '../page/fill-page.ts'
import type { ReadSkeleton, SkeletonEntry } from '../page/skeleton.ts'
import { createHomeGate } from './home-gate.ts'
import { openHomeSkeleton } from './home-skeleton.ts'

/** Beyond this "many" says as much, and the head of a timeline answers without the record. */
export const MAX_NEWER = 100
/** Above every id. */
const NEWEST = Number.MAX_SAFE_INTEGER

/**
 * How many posts of others are newer than one in the caller's home, by the same steps as a page of it: what a page would not
 * show is not counted, nor are own posts. Only what is newer is hydrated, so nothing new costs a look at the timeline's head.
 */
export async function countNewer(
  { stores, reader }: FeedSources,
  callerId: number,
  sinceId: number,
): Promise<FeedNewer> {
  const opened = reader.open(callerId)
  // Where the skeleton fails first, nobody waits for this any more.
  opened.catch(() => undefined)
  const whole = openHomeSkeleton(stores.timelines, callerId, opened)
  const skeleton: ReadSkeleton = async (before, limit) =>
    (await whole(before, limit)).filter(({ postId }) => postId > sinceId)
  const reason = createHomeGate(callerId)
  const hydrate = async (entries: readonly SkeletonEntry[]) => {
    const ids = entries.map(({ postId }) => postId)
    const posts = await (await opened).read(ids, { hideMuted: true })
    return entries.map((entry, place) => {
      const post = posts[place]
      const why = post && reason(entry, post)
      return why && why.type !== 'self' ? true : undefined
    })
  }
  const { items, lastExaminedId } = await fillPage({ skeleton, hydrate }, { limit: MAX_NEWER, before: NEWEST })
  return { count: items.length, more: lastExaminedId !== null }
}
