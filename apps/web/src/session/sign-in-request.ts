import { useSyncExternalStore } from 'react'
import { currentSession } from './session.ts'

/** Whether the sign-in dialog is open, and what was to be done when it was asked for. */
interface Asked {
  readonly isOpen: boolean
  readonly because: 'asked' | 'needed'
}

const listeners = new Set<() => void>()
let asked: Asked = { isOpen: false, because: 'asked' }

function change(next: Asked): void {
  asked = next
  for (const listener of listeners) listener()
}

export const askToSignIn = (because: Asked['because'] = 'asked') => change({ isOpen: true, because })
export const closeSignIn = () => change({ ...asked, isOpen: false })

/** Runs what only somebody with a session can do; others are asked to sign in. */
export function signedIn(run: () => void): void {
  if (currentSession() === null) askToSignIn('needed')
  else run()
}

export const useSignInRequest = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => asked,
  )
