import { useEffect, useState } from 'react'
import { useLocation } from 'wouter'
import { paths } from '../app/paths.ts'
import { ShortcutsDialog } from './shortcuts-dialog.tsx'
import { latinKey } from './shortcuts.ts'
import { postInFocus, stepPost } from './walk-posts.ts'

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  target.closest('input:not([type=radio]), textarea, select, dialog, [contenteditable]') !== null

/** Presses the button of the post in focus that does this. */
const act = (name: 'like' | 'save') => postInFocus()?.querySelector<HTMLButtonElement>(`[data-act="${name}"]`)?.click()

/** The keys of the whole app; `?` shows them. */
export function ShortcutKeys() {
  const [, go] = useLocation()
  const [isHelpOpen, setHelpOpen] = useState(false)
  useEffect(() => {
    const openFocused = () => {
      const id = postInFocus()?.dataset.post
      if (id !== undefined) go(paths.post(id))
    }
    const search = () => {
      const field = document.querySelector<HTMLInputElement>('[data-search]')
      if (field) field.focus()
      else go(paths.search)
    }
    const doings: Readonly<Record<string, () => void>> = {
      j: () => stepPost(1),
      k: () => stepPost(-1),
      l: () => act('like'),
      s: () => act('save'),
      o: openFocused,
      n: () => go(paths.write),
      h: () => go(paths.home),
      '/': search,
      '?': () => setHelpOpen(true),
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return
      const doing = doings[latinKey(event)]
      if (doing === undefined) return
      event.preventDefault()
      doing()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [go])
  return isHelpOpen ? <ShortcutsDialog onClose={() => setHelpOpen(false)} /> : null
}
