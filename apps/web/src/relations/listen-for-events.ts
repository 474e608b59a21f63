import { relationEvents } from '@matjip/client/events'
import { client } from '../api/client.ts'
import { countNews } from '../feeds/feed-news.ts'
import { currentSession, onSession } from '../session/session.ts'
import { askForAwaited, watchAwaited } from './ask-for-awaited.ts'
import { hearOf } from './clicks.ts'

/** The fan-out worker reads anew who listens every five seconds. */
const HINTS_BEGIN_MS = 6_000

/** One stream of events for the whole app, as whoever is signed in; another person gets another. */
export function listenForEvents(): void {
  let leaving: AbortController | undefined
  const restart = () => {
    leaving?.abort()
    leaving = new AbortController()
    if (currentSession() !== null) void listen(leaving.signal)
  }
  onSession(restart)
  // Whoever comes back to the tab sees at once whether there is something new.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && currentSession() !== null) void countNews().catch(() => undefined)
  })
  watchAwaited()
  restart()
}

async function listen(signal: AbortSignal): Promise<void> {
  try {
    for await (const event of relationEvents(client, { signal })) {
      if (event.type === 'feed.new') void countNews().catch(() => undefined)
      else if (event.type === 'resync') await catchUp()
      else if ('operation' in event) hearOf(event.operation)
    }
  } catch {
    // The stream comes back by itself; it ends with the session, or is refused, and then clicks are asked for instead.
  }
}

/** What happened before may not have been told. */
async function catchUp(): Promise<void> {
  await Promise.allSettled([askForAwaited(), countNews()])
  // Hints of new posts begin some seconds after the stream does.
  setTimeout(() => void countNews().catch(() => undefined), HINTS_BEGIN_MS)
}
