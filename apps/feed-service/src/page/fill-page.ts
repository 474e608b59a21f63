import type { PageRequest } from './page-request.ts'
import type { ReadSkeleton, SkeletonEntry } from './skeleton.ts'

/** The steps of one feed. */
export interface FeedSteps<Item> {
  skeleton: ReadSkeleton
  /** Items in the order of the entries, ready to send; undefined for one that may not be shown (deleted meanwhile, or its author is gone). */
  hydrate: (entries: readonly SkeletonEntry[]) => Promise<readonly (Item | undefined)[]>
}

export interface FilledPage<Item> {
  items: Item[]
  /** Where the next page begins: the last examined id; null at the end of the timeline. */
  lastExaminedId: number | null
}

/** Rounds of one request. Each asks for at least 50 after the first, so more than 200 hidden posts in a row end a page short, with a cursor. */
const MAX_ROUNDS = 5
/** What a later round reads: hidden posts come in runs, and a round trip costs more than 50 ids. */
const LATER_ROUND = 50

/** Reads skeleton → hydrate → filter → present until the page is full, the timeline ends or the rounds are used up. */
export async function fillPage<Item>(
  steps: FeedSteps<Item>,
  { limit, before }: PageRequest,
): Promise<FilledPage<Item>> {
  const items: Item[] = []
  let lastExaminedId = before
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const wanted = round === 0 ? limit : LATER_ROUND
    // One more than is examined tells whether the timeline goes on.
    const found = await steps.skeleton(lastExaminedId, wanted + 1)
    const examined = found.length > wanted ? found.slice(0, wanted) : found
    const ready = examined.length === 0 ? [] : await steps.hydrate(examined)
    for (const [index, entry] of examined.entries()) {
      lastExaminedId = entry.postId
      const item = ready[index]
      if (item !== undefined) items.push(item)
      if (items.length === limit) return { items, lastExaminedId: index + 1 < found.length ? lastExaminedId : null }
    }
    if (found.length <= wanted) return { items, lastExaminedId: null }
  }
  return { items, lastExaminedId }
}
