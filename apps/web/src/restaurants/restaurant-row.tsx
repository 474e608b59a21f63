import { Link } from 'wouter'
import type { RestaurantSummary } from '../api/types.ts'
import { paths } from '../app/paths.ts'

/** A restaurant in a list: its name, what it is and where. */
export function RestaurantRow({ restaurant: { id, name, category, area } }: { restaurant: RestaurantSummary }) {
  return (
    <li>
      <Link href={paths.restaurant(id)} className="tag-row">
        <b>{name}</b>
        <small>{[category, area].filter(Boolean).join(' · ')}</small>
      </Link>
    </li>
  )
}
