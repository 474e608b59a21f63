import type { SavedRestaurantPage } from '../own-lists.ts'
import type { Restaurant, RestaurantPage, RestaurantSummary } from '../restaurant.ts'

export const restaurantSummary: RestaurantSummary = {
  id: '1204',
  name: '성수국밥',
  category: '한식',
  area: '서울 성동구',
  location: { lat: 37.5443, lng: 127.0557 },
}

export const restaurant: Restaurant = {
  ...restaurantSummary,
  address: '서울특별시 성동구 연무장길 12',
  description: '24시간 끓인 사골 국밥',
  counts: { saves: 342 },
  viewer: { saved: true, savePending: false },
}

export const restaurantPage: RestaurantPage = { items: [{ ...restaurant, distanceM: 180 }], nextCursor: null }

export const savedRestaurantPage: SavedRestaurantPage = {
  items: [{ restaurant: restaurantSummary, since: '2026-11-22T11:00:00.000Z' }],
  nextCursor: null,
}
