import { QueryClient } from '@tanstack/react-query'
import { onSession } from '../session/session.ts'

/** A page that was left stays in memory so long (ms), so that coming back shows it at once, at its place. */
const KEPT_MS = 15 * 60_000
/** What was read within this time (ms) is not read again when a second component asks. */
const FRESH_MS = 30_000

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: FRESH_MS,
      gcTime: KEPT_MS,
      // The client package repeats what may succeed later, as Retry-After says; a second layer would multiply.
      retry: false,
      // A list that moves under somebody's eyes is worse than one that is a minute old: new posts are announced instead.
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
    },
  },
})

/** Everything that was read was read as somebody: another person reads anew. */
export function forgetOnSessionChange(): void {
  onSession(() => void queryClient.resetQueries())
}
