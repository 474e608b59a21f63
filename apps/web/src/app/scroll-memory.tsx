import { useEffect, useLayoutEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { anchorIn, returnTo } from './scroll-anchor.ts'
import type { ScrollAnchor } from './scroll-anchor.ts'

/** Where each page was left, by its address. */
const left = new Map<string, ScrollAnchor>()

/** Going back shows a page where it was left; going on shows the next one from its top and tells screen readers. */
export function ScrollMemory() {
  const [location] = useLocation()
  const isBack = useRef(false)
  const isFirst = useRef(true)
  useEffect(() => {
    history.scrollRestoration = 'manual'
    const onPop = () => void (isBack.current = true)
    // Before the router renders the other page: the capturing listener on window comes first.
    window.addEventListener('popstate', onPop, { capture: true })
    return () => window.removeEventListener('popstate', onPop, { capture: true })
  }, [])
  useLayoutEffect(() => {
    const anchor = isBack.current ? left.get(location) : undefined
    isBack.current = false
    if (anchor) returnTo(anchor)
    else window.scrollTo(0, 0)
    if (!isFirst.current) document.getElementById('content')?.focus({ preventScroll: true })
    isFirst.current = false
    const remember = () => void left.set(location, anchorIn())
    window.addEventListener('scroll', remember, { passive: true })
    return () => window.removeEventListener('scroll', remember)
  }, [location])
  return null
}
