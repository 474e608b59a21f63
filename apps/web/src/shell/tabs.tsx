import { Link } from 'wouter'
import { paths } from '../app/paths.ts'
import { places } from '../app/places.ts'
import { useWords } from '../i18n/use-words.ts'
import { useSession } from '../session/session.ts'
import { askToSignIn } from '../session/sign-in-request.ts'
import { Icon } from '../ui/icon.tsx'
import { NavLink } from './nav-link.tsx'

/** The bar of a phone, under the thumb: two doors, the pen, two doors. */
export function Tabs() {
  const say = useWords()
  const session = useSession()
  const [home, trending, nearby] = places
  return (
    <nav className="tabs" aria-label={say('nav.main')}>
      {home && <NavLink place={home} />}
      {trending && <NavLink place={trending} />}
      <Link href={paths.write} className="tabs__write" aria-label={say('nav.write')}>
        <Icon name="plus" size={26} />
      </Link>
      {nearby && <NavLink place={nearby} />}
      {session ? (
        <NavLink place={{ href: paths.person(session.userId), icon: 'person', word: 'nav.profile' }} />
      ) : (
        <button type="button" className="nav__link" onClick={() => askToSignIn()}>
          <Icon name="person" size={24} />
          <span>{say('session.signIn')}</span>
        </button>
      )}
    </nav>
  )
}
