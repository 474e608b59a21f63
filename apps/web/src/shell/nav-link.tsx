import { Link, useRoute } from 'wouter'
import type { Place } from '../app/places.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icon.tsx'

/** A door with its name; the one that one is in says so. A second press there leads back to its top. */
export function NavLink({ place: { href, icon, word } }: { place: Place }) {
  const say = useWords()
  const [isHere] = useRoute(href)
  return (
    <Link
      href={href}
      className="nav__link"
      aria-current={isHere ? 'page' : undefined}
      onClick={() => isHere && window.scrollTo({ top: 0, behavior: 'smooth' })}
    >
      <Icon name={icon} filled={isHere && icon !== 'trending'} size={24} />
      <span>{say(word)}</span>
    </Link>
  )
}
