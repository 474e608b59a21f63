import { useEffect, useLayoutEffect, useState } from 'react'
import type { RefObject } from 'react'
import { postToReturnTo } from '../app/scroll-memory.tsx'
import { whenIdle } from '../app/when-idle.ts'
import type { FeedItem } from '../api/types.ts'
import { rememberHeights } from './post-heights.ts'
import { isWhole, rangeAround, widen } from './shown-range.ts'
import type { ShownRange } from './shown-range.ts'

/**
 * Which of the posts to render: at first those of one window, then, while nobody waits, a few more at a time until all are
 * there. A home of a hundred posts rendered in one go would hold back the press that leads there.
 * @param list what holds the posts: their heights are remembered when it goes
 */
export function useShownRange(items: readonly FeedItem[], list: RefObject<HTMLElement | null>): ShownRange {
  const [range, setRange] = useState(() => {
    const wanted = postToReturnTo()
    return rangeAround(wanted === undefined ? -1 : items.findIndex(({ post }) => post.id === wanted))
  })
  const total = items.length
  useEffect(() => {
    if (isWhole(range, total)) return
    return whenIdle(() => setRange((before) => widen(before, total)))
  }, [range, total])
  useLayoutEffect(() => {
    const posts = list.current
    return () => void (posts && rememberHeights(posts))
  }, [list])
  return range
}
