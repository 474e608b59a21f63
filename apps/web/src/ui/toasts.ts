import { useSyncExternalStore } from 'react'

export interface Toast {
  readonly id: number
  readonly tone: 'plain' | 'warn'
  readonly text: string
  readonly detail?: string
  readonly action?: { readonly label: string; readonly run: () => void }
}

/** Long enough (ms) to read two lines; with something to do, longer. */
const PLAIN_MS = 4_000
const ACTION_MS = 10_000
/** More than three at once hide the page. */
const MOST = 3

const listeners = new Set<() => void>()
let toasts: readonly Toast[] = []
let nextId = 1

function change(next: readonly Toast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}

/** Says something in passing, to eyes and to screen readers. */
export function showToast(toast: Omit<Toast, 'id'>): void {
  const shown = { ...toast, id: nextId++ }
  change([...toasts.filter(({ text }) => text !== toast.text), shown].slice(-MOST))
  setTimeout(() => dropToast(shown.id), toast.action ? ACTION_MS : PLAIN_MS)
}

export const dropToast = (id: number) => change(toasts.filter((toast) => toast.id !== id))

export const useToasts = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => toasts,
  )
