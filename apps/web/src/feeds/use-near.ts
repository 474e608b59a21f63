import { useEffect, useRef } from 'react'

/** How far ahead (of the window's height) the next page is fetched: two screens, so that nobody meets the end of a page. */
const AHEAD = '200%'

/** Calls back whenever the element comes near the window. @returns the ref of the element */
export function useNear(onNear: () => void) {
  const element = useRef<HTMLDivElement>(null)
  const latest = useRef(onNear)
  useEffect(() => {
    latest.current = onNear
  })
  useEffect(() => {
    if (element.current === null) return
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && latest.current(), {
      rootMargin: `0px 0px ${AHEAD} 0px`,
    })
    watch.observe(element.current)
    return () => watch.disconnect()
  })
  return element
}
