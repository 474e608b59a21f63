import { useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { anchorIn, returnTo } from './scroll-anchor.ts'
import type { ScrollAnchor } from './scroll-anchor.ts'

/** Where each page was left, by its address. */
const left = new Map<string, ScrollAnchor>()
let isBack = false

/** Must be called before the router listens: it renders the other page while it is told, and by then this must be known. */
export function watchBacks(): void {
  history.scrollRestoration = 'manual'
  window.addEventListener('popstate', () => void (isBack = true))
}

/** Going back shows a page where it was left; going on shows the next one from its top and tells screen readers. */
export function ScrollMemory() {
  const [location] = useLocation()
  const isFirst = useRef(true)
  useLayoutEffect(() => {
    const anchor = isBack ? left.get(location) : undefined
    isBack = false
    if (anchor) returnTo(anchor)
    else window.scrollTo(0, 0)
  }, [location])
  useEffect(() => {
    if (!isFirst.current) document.getElementById('content')?.focus({ preventScroll: true })
    isFirst.current = false
    const remember = () => void left.set(location, anchorIn())
    window.addEventListener('scroll', remember, { passive: true })
    return () => window.removeEventListener('scroll', remember)
  }, [location])
  return null
}
