import { Link } from 'wouter'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'
import { SettingsButton } from './settings-button.tsx'
import { Wordmark } from './wordmark.tsx'

/** The top of a phone. */
export function TopBar() {
  const say = useWords()
  return (
    <header className="top-bar">
      <Wordmark />
      <Link href={paths.saved} className="button button--icon button--small" aria-label={say('nav.saved')}>
        <Icon name="bookmark" />
      </Link>
      <Link href={paths.search} className="button button--icon button--small" aria-label={say('search.label')}>
        <Icon name="search" />
      </Link>
      <SettingsButton />
    </header>
  )
}
