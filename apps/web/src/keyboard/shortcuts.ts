import type { WordKey } from '../i18n/ko.ts'

/** Keys that work everywhere but in fields and dialogs. */
export const shortcuts: readonly { readonly key: string; readonly word: WordKey }[] = [
  { key: 'j', word: 'keys.next' },
  { key: 'k', word: 'keys.before' },
  { key: 'l', word: 'keys.like' },
  { key: 's', word: 'keys.save' },
  { key: 'o', word: 'keys.open' },
  { key: 'n', word: 'keys.write' },
  { key: '/', word: 'keys.search' },
  { key: 'h', word: 'keys.home' },
  { key: '?', word: 'keys.help' },
]

/**
 * Keys by their place on a Korean keyboard, too: with the Hangul layout on, `j` arrives as ㅓ.
 * @returns the Latin letter, or the key itself
 */
export function latinKey({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  if (/^[a-z?/]$/i.test(key)) return key.toLowerCase()
  return /^Key[A-Z]$/.test(code) && /^[ㄱ-ㅣ]$/.test(key) ? code.slice(3).toLowerCase() : key
}
