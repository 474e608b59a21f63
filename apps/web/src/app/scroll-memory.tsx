import { useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { anchorIn, returnTo } from './scroll-anchor.ts'
import type { ScrollAnchor } from './scroll-anchor.ts'

/** Where each page was left, by its address. */
const left = new Map<string, ScrollAnchor>()
/** Where the page that is gone back to was left; undefined when one goes on to a page. */
let returning: ScrollAnchor | undefined

/** Must be called before the router listens: it renders the other page while it is told, and by then this must be known. */
export function watchBacks(): void {
  history.scrollRestoration = 'manual'
  window.addEventListener('popstate', () => void (returning = left.get(location.pathname)))
  // The router's word for going on.
  window.addEventListener('pushState', () => void (returning = undefined))
  // By the address of the moment: the next page's way to its top is not where the one before was left.
  window.addEventListener('scroll', () => void left.set(location.pathname, anchorIn()), { passive: true })
}

/** The post that a page is returned to; undefined for one that is shown from its top. */
export const postToReturnTo = (): string | undefined => returning?.postId

/** Going back shows a page where it was left; going on shows the next one from its top and tells screen readers. */
export function ScrollMemory() {
  const [location] = useLocation()
  const isFirst = useRef(true)
  useLayoutEffect(() => {
    if (returning) returnTo(returning)
    else window.scrollTo(0, 0)
  }, [location])
  useEffect(() => {
    if (!isFirst.current) document.getElementById('content')?.focus({ preventScroll: true })
    isFirst.current = false
  }, [location])
  return null
}
