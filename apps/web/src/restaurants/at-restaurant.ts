import type { FeedItem } from '../api/types.ts'

/** Posts of the restaurant itself before those of its neighbours, each group as it came. */
export function atRestaurant(items: readonly FeedItem[], restaurantId: string): FeedItem[] {
  const isHere = ({ post }: FeedItem) => post.restaurant?.id === restaurantId
  return [...items.filter(isHere), ...items.filter((item) => !isHere(item))]
}
