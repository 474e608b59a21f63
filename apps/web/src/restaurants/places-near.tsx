import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { things } from '../api/reads.ts'
import { paths } from '../app/paths.ts'
import { useWords } from '../i18n/use-words.ts'
import '../nearby/nearby.css'

const MOST = 12

/** Restaurants round a place, the nearest first, in a row to leaf through. */
export function PlacesNear({ near: { lat, lng }, except }: { near: { lat: number; lng: number }; except?: string }) {
  const say = useWords()
  const near = `${lat},${lng}`
  const { data } = useQuery({
    queryKey: ['restaurants', 'near', near],
    queryFn: ({ signal }) => things.restaurantsNear(near, MOST, { signal }),
  })
  const places = data?.items.filter(({ id }) => id !== except) ?? []
  if (places.length === 0) return null
  return (
    <section aria-label={say('restaurant.neighbours')}>
      {/* A row that scrolls must be reachable by keyboard; its links are. */}
      <ul className="places-near">
        {places.map(({ id, name, category, distanceM }) => (
          <li key={id}>
            <Link href={paths.restaurant(id)} className="places-near__one">
              <b>{name}</b>
              <small>{[category, distanceM === undefined ? null : `${distanceM}m`].filter(Boolean).join(' · ')}</small>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
