import { Link } from 'wouter'
import type { Restaurant } from '../api/types.ts'
import { paths } from '../app/paths.ts'
import { useTitle } from '../app/use-title.ts'
import { say as sayNow, useWords } from '../i18n/use-words.ts'
import { useRelation } from '../relations/use-relation.ts'
import { Button } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { showToast } from '../ui/toasts.ts'
import './restaurant-head.css'

/** Name, kind, address and words about a restaurant; want to go, or write about it. */
export function RestaurantHead({ restaurant }: { restaurant: Restaurant }) {
  const say = useWords()
  const { id, name, category, area, address, description, counts, viewer } = restaurant
  const { active, isPending, delta, toggle } = useRelation({ kind: 'saveRestaurant', id }, viewer?.saved ?? false)
  useTitle(name)
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text)
    showToast({ tone: 'plain', text: sayNow('restaurant.copied') })
  }
  return (
    <section className="signboard">
      <p className="signboard__kind">{[category, area].filter(Boolean).join(' · ')}</p>
      <h1>{name}</h1>
      {address && (
        <p className="signboard__address">
          <Icon name="nearby" size={16} />
          {address}
          <button type="button" onClick={() => void copy(address)}>
            {say('restaurant.copy')}
          </button>
        </p>
      )}
      {description && <p className="signboard__words">{description}</p>}
      <div className="signboard__acts">
        <Button
          look={active ? 'quiet' : 'primary'}
          aria-pressed={active}
          data-pending={isPending || undefined}
          onClick={toggle}
        >
          <Icon name="bookmark" size={18} filled={active} />
          {say(active ? 'restaurant.saved' : 'restaurant.save')}
        </Button>
        <Link href={`${paths.write}?restaurant=${id}`} className="button button--outline">
          {say('restaurant.write')}
        </Link>
        <small>{say('restaurant.saves', { count: Math.max(0, counts.saves + delta) })}</small>
      </div>
    </section>
  )
}
