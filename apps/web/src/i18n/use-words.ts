import { useCallback } from 'react'
import type { WordKey } from './ko.ts'
import { shownLanguage, useLanguage } from './language.ts'
import { fillSentence } from './translate.ts'
import type { WordValues } from './translate.ts'

/** Says a sentence of the dictionary in the language that is shown. */
export type Say = (key: WordKey, values?: WordValues) => string

/** For components: renders anew when the language changes. */
export function useWords(): Say {
  const { language, words } = useLanguage()
  return useCallback((key, values = {}) => fillSentence(words[key], values, language), [language, words])
}

/** For code outside components. */
export const say: Say = (key, values = {}) => {
  const { language, words } = shownLanguage()
  return fillSentence(words[key], values, language)
}
