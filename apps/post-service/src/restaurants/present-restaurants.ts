import { formatId } from '@matjip/contracts'
import type { Restaurant, RestaurantViewer } from '@matjip/contracts'
import type { Database } from '@matjip/db-schema'
import type { Redis } from '@matjip/redis-keys'
import { readCounts, readViewerState } from '@matjip/relations'
import type { RestaurantRow } from './restaurant-row.ts'

/** What restaurants are read from. */
export interface RestaurantStores {
  pool: Database['pool']
  redis: Redis
}

/** A restaurant that was found; `distanceM` only in a search by place. */
export interface FoundRestaurant {
  row: RestaurantRow
  distanceM?: number
}

/**
 * Restaurants as the API shows them, with how many want to go and whether the caller does: at most two statements for all.
 * @param viewerId null for anonymous callers: they get no `viewer`
 */
export async function presentRestaurants(
  stores: RestaurantStores,
  found: readonly FoundRestaurant[],
  viewerId: number | null,
): Promise<Restaurant[]> {
  const ids = found.map(({ row }) => row.id)
  const [saves, viewerOf] = await Promise.all([
    readCounts(stores, 'restaurantSaves', ids),
    readViewers(stores, ids, viewerId),
  ])
  return found.map(({ row, distanceM }) => ({
    ...presentRow(row),
    counts: { saves: saves.get(row.id) ?? 0 },
    ...viewerOf(row.id),
    ...(distanceM === undefined ? {} : { distanceM: Math.round(distanceM) }),
  }))
}

async function readViewers(stores: RestaurantStores, restaurantIds: readonly number[], viewerId: number | null) {
  if (viewerId === null || restaurantIds.length === 0) return () => ({})
  const { savedRestaurants } = await readViewerState(stores, viewerId, { userIds: [], postIds: [], restaurantIds })
  return (id: number): { viewer: RestaurantViewer } => {
    const { active = false, pending = false } = savedRestaurants.get(id) ?? {}
    return { viewer: { saved: active, savePending: pending } }
  }
}

function presentRow({ id, name, category, area, address, lat, lng, description }: RestaurantRow) {
  const location = lat === null || lng === null ? null : { lat, lng }
  return { id: formatId(id), name, category, area, address, location, description }
}
