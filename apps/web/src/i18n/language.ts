import { useSyncExternalStore } from 'react'
import { ko } from './ko.ts'
import type { WordKey } from './ko.ts'

export type Language = 'ko' | 'en'
type Words = Readonly<Record<WordKey, string>>

const KEY = 'matjip.language'
const listeners = new Set<() => void>()
let current: { language: Language; words: Words } = { language: 'ko', words: ko }

/** What is shown at the moment, for code outside components. */
export const shownLanguage = () => current

/** Shows a language and keeps it. English is fetched when it is first wanted. */
export async function showLanguage(language: Language): Promise<void> {
  const words: Words = language === 'ko' ? ko : (await import('./en.ts')).en
  localStorage.setItem(KEY, language)
  document.documentElement.lang = language
  current = { language, words }
  for (const listener of listeners) listener()
}

/** Before the first render: Korean unless English was chosen. */
export async function openLanguage(): Promise<void> {
  if (localStorage.getItem(KEY) === 'en') await showLanguage('en')
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

/** The words of the language that is shown; the component renders anew when that changes. */
export const useLanguage = () => useSyncExternalStore(subscribe, shownLanguage)
