import type { Post, PostViewer } from '@matjip/contracts'
import { formatId } from '@matjip/contracts'
import { presentImage } from '@matjip/photos'
import type { ImageRow } from '@matjip/photos'

/** A post's row with its author's and its restaurant's, as one statement reads them. */
export interface PostRow {
  id: number
  authorId: number
  handle: string
  displayName: string
  text: string
  hashtags: string[]
  rating: number | null
  onSite: boolean
  version: number
  createdAt: Date
  editedAt: Date | null
  restaurantId: number | null
  restaurantName: string | null
  category: string | null
  area: string | null
  lat: number | null
  lng: number | null
}

export interface PostParts {
  row: PostRow
  /** In the order to show. */
  images: readonly ImageRow[]
  likes: number
  /** null for an anonymous reader: the post then has no `viewer`. */
  viewer: PostViewer | null
  /** See `presentImage`. */
  imagesUrl: string
}

/** A post as the API shows it. What is each reader's own comes last, so that the rest can be kept ready to send. */
export function presentPost({ row, images, likes, viewer, imagesUrl }: PostParts): Post {
  return { ...presentPostText(row, images, imagesUrl), counts: { likes }, ...(viewer === null ? {} : { viewer }) }
}

/** The part of a post that is the same for every reader. */
export function presentPostText(
  row: PostRow,
  images: readonly ImageRow[],
  imagesUrl: string,
): Omit<Post, 'counts' | 'viewer'> {
  return {
    id: formatId(row.id),
    author: { id: formatId(row.authorId), handle: row.handle, displayName: row.displayName },
    text: row.text,
    hashtags: row.hashtags,
    images: images.map((image) => presentImage(image, imagesUrl)),
    restaurant: presentRestaurant(row),
    rating: row.rating,
    onSite: row.onSite,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    version: row.version,
  }
}

function presentRestaurant({ restaurantId, restaurantName, category, area, lat, lng }: PostRow): Post['restaurant'] {
  if (restaurantId === null || restaurantName === null) return null
  const location = lat === null || lng === null ? null : { lat, lng }
  return { id: formatId(restaurantId), name: restaurantName, category, area, location }
}
