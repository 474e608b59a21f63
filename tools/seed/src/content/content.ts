/** A photo's bytes; many posts may show equal ones, each from an object of its own. */
export interface SeedPhoto {
  bytes: Buffer
  contentType: string
  /** Base64, as S3 and the uploads have it. */
  sha256: string
}

export interface SeedUser {
  id: number
  handle: string
  displayName: string
  bio: string
  /** Milliseconds since 1970, here and below. */
  createdAt: number
}

export interface SeedPost {
  id: number
  authorId: number
  /** With its hashtags, as typed. */
  text: string
  restaurantId: number | null
  rating: number | null
  photos: SeedPhoto[]
  createdAt: number
}

export interface SeedRelation {
  kind: 'follow' | 'like'
  actorId: number
  /** A user or a post. */
  targetId: number
  at: number
}

/** Everything but the restaurants, which are stored first because their ids come from the database. */
export interface SeedContent {
  users: SeedUser[]
  posts: SeedPost[]
  relations: SeedRelation[]
}

/** A restaurant as posts refer to it. */
export interface SeedRestaurant {
  id: number
  source: string
  sourceId: string
  name: string
  category: string | null
  area: string | null
  description: string | null
}
