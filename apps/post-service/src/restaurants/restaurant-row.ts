import { formatId } from '@matjip/contracts'
import type { Restaurant } from '@matjip/contracts'

/** A restaurant as the store answers it; location and distance are null where there is none. */
export interface RestaurantRow {
  id: number
  name: string
  category: string | null
  area: string | null
  address: string | null
  lat: number | null
  lng: number | null
  description: string | null
}

/** The columns of a `RestaurantRow`, for every select. */
export const ROW_COLUMNS = 'id, name, category, area, address, lat, lng, description'

/** A restaurant as the API shows it; `distanceM` only in a search by place. */
export function presentRestaurant(row: RestaurantRow, distanceM?: number): Restaurant {
  const { id, name, category, area, address, lat, lng, description } = row
  return {
    id: formatId(id),
    name,
    category,
    area,
    address,
    location: lat === null || lng === null ? null : { lat, lng },
    description,
    ...(distanceM === undefined ? {} : { distanceM: Math.round(distanceM) }),
  }
}
