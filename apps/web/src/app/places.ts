import type { IconName } from '../ui/icon.tsx'
import type { WordKey } from '../i18n/ko.ts'
import { paths } from './paths.ts'

/** A door of the app, in the side rail and the bar of tabs. */
export interface Place {
  readonly href: string
  readonly icon: IconName
  readonly word: WordKey
}

export const places: readonly Place[] = [
  { href: paths.home, icon: 'home', word: 'nav.home' },
  { href: paths.trending, icon: 'trending', word: 'nav.trending' },
  { href: paths.nearby, icon: 'nearby', word: 'nav.nearby' },
  { href: paths.saved, icon: 'bookmark', word: 'nav.saved' },
]
