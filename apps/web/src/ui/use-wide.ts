import { useSyncExternalStore } from 'react'

/** Whether the window is at least so wide, as it changes. */
export function useWide(width: string): boolean {
  const query = matchMedia(`(min-width: ${width})`)
  return useSyncExternalStore(
    (listener) => {
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => query.matches,
  )
}
