import type { FeedItem, Post } from '@matjip/contracts'
import type { PageRequest } from './page-request.ts'
import type { ReadSkeleton, SkeletonEntry } from './skeleton.ts'

/** The steps of one feed. */
export interface FeedSteps {
  skeleton: ReadSkeleton
  /** Posts by id, ready to send; one that is absent may not be shown (deleted meanwhile, or its author is gone). */
  hydrate: (postIds: number[]) => Promise<Map<number, Post>>
  /** Why an entry is in this feed. */
  reason: (entry: SkeletonEntry) => FeedItem['reason']
}

export interface FilledPage {
  items: FeedItem[]
  /** Where the next page begins: the last examined id; null at the end of the timeline. */
  lastExaminedId: number | null
}

/** Rounds of one request. Each asks for at least 50 after the first, so more than 200 hidden posts in a row end a page short, with a cursor. */
const MAX_ROUNDS = 5
/** What a later round reads: hidden posts come in runs, and a round trip costs more than 50 ids. */
const LATER_ROUND = 50

/** Reads skeleton → hydrate → filter → present until the page is full, the timeline ends or the rounds are used up. */
export async function fillPage(steps: FeedSteps, { limit, before }: PageRequest): Promise<FilledPage> {
  const items: FeedItem[] = []
  let lastExaminedId = before
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const wanted = round === 0 ? limit : LATER_ROUND
    // One more than is examined tells whether the timeline goes on.
    const found = await steps.skeleton(lastExaminedId, wanted + 1)
    const examined = found.slice(0, wanted)
    const posts = await hydrateSome(steps, examined)
    for (const [index, entry] of examined.entries()) {
      lastExaminedId = entry.postId
      const post = posts.get(entry.postId)
      if (post !== undefined) items.push({ post, reason: steps.reason(entry) })
      if (items.length === limit) return { items, lastExaminedId: index + 1 < found.length ? lastExaminedId : null }
    }
    if (found.length <= wanted) return { items, lastExaminedId: null }
  }
  return { items, lastExaminedId }
}

async function hydrateSome({ hydrate }: FeedSteps, entries: SkeletonEntry[]): Promise<Map<number, Post>> {
  return entries.length === 0 ? new Map() : hydrate(entries.map(({ postId }) => postId))
}
