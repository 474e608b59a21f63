import { useSyncExternalStore } from 'react'

/** Who is signed in on this browser. */
export interface Session {
  readonly userId: string
  readonly handle: string
  readonly accessToken: string
}

const KEY = 'matjip.session'
const listeners = new Set<() => void>()
let current: Session | null = readKept()

function readKept(): Session | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Session | null
  } catch {
    return null
  }
}

export const currentSession = (): Session | null => current

/** Signs in (a session) or out (null), in this tab and the others. */
export function setSession(session: Session | null): void {
  if (session === null) localStorage.removeItem(KEY)
  else localStorage.setItem(KEY, JSON.stringify(session))
  current = session
  for (const listener of listeners) listener()
}

/** Hears of every change of who is signed in. @returns what ends the listening */
export function onSession(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** Follows what another tab does. */
export function followOtherTabs(): void {
  window.addEventListener('storage', ({ key }) => {
    if (key !== KEY) return
    current = readKept()
    for (const listener of listeners) listener()
  })
}

export const useSession = () => useSyncExternalStore(onSession, currentSession)
