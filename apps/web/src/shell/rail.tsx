import { Link } from 'wouter'
import { paths } from '../app/paths.ts'
import { places } from '../app/places.ts'
import { useWords } from '../i18n/use-words.ts'
import { useSession } from '../session/session.ts'
import { Icon } from '../ui/icon.tsx'
import { NavLink } from './nav-link.tsx'
import { SettingsButton } from './settings-button.tsx'
import { SignInOrOut } from './sign-in-or-out.tsx'
import { Wordmark } from './wordmark.tsx'

/** The side of a desktop: where everything is, one key away from each other. */
export function Rail() {
  const say = useWords()
  const session = useSession()
  return (
    <header className="rail">
      <Wordmark />
      <nav className="nav" aria-label={say('nav.main')}>
        {places.map((place) => (
          <NavLink key={place.href} place={place} />
        ))}
        {session && <NavLink place={{ href: paths.person(session.userId), icon: 'person', word: 'nav.profile' }} />}
      </nav>
      <Link href={paths.write} className="button button--primary rail__write" aria-label={say('nav.write')}>
        <Icon name="plus" />
        <span>{say('nav.write')}</span>
      </Link>
      <div className="rail__foot">
        <SignInOrOut />
        <SettingsButton />
      </div>
    </header>
  )
}
