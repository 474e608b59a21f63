import { createClient } from '@matjip/client'
import { shownLanguage } from '../i18n/language.ts'
import { currentSession, setSession } from '../session/session.ts'
import { takeFirstAnswer } from './first-answer.ts'

const VERSION_KEY = 'matjip.version'

/** The API, as whoever is signed in: on the same origin, behind the same path rules as the app's own files. */
export const client = createClient({
  baseUrl: location.origin,
  token: ({ expired }) => {
    // The local issuer has nothing to renew a token with: whoever it belonged to signs in again.
    if (expired) setSession(null)
    return currentSession()?.accessToken ?? null
  },
  fetch: (request) => {
    // The language can change while the page is open.
    request.headers.set('accept-language', shownLanguage().language)
    return takeFirstAnswer(request) ?? fetch(request)
  },
  // Shared by the tabs of a browser: the click that was made last wins, whichever tab it was in.
  versions: {
    get: () => Number(localStorage.getItem(VERSION_KEY) ?? 0),
    set: (version) => localStorage.setItem(VERSION_KEY, String(version)),
  },
})
