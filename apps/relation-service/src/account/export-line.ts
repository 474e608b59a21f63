/** A relation of the person's own: to whom or what, and since when. */
interface ExportedRelation {
  type: 'follow' | 'like' | 'hashtag' | 'savedPost' | 'savedRestaurant' | 'block' | 'mute'
  /** Of the target; of a hashtag the key by which relations name it. */
  id: string
  /** Handle, hashtag or restaurant's name; null where it has none, or is gone. */
  name: string | null
  since: string
}

interface ExportedPost {
  type: 'post'
  id: string
  text: string
  hashtags: string[]
  restaurantId: string | null
  rating: number | null
  version: number
  createdAt: string
  editedAt: string | null
  /** Why a moderator has hidden it; null where it is shown. */
  hiddenFor: string | null
}

interface ExportedReport {
  type: 'report'
  id: string
  postId: string
  reason: string
  note: string | null
  createdAt: string
}

interface ExportedUpload {
  type: 'upload'
  id: string
  postId: string | null
  contentType: string
  byteSize: number
  /** Base64; null where a form was not told of one. */
  sha256: string | null
  state: string
  createdAt: string
}

interface ExportedProfile {
  type: 'profile'
  id: string
  handle: string
  displayName: string
  bio: string
  createdAt: string
}

/** A line of an export. */
export type ExportLine =
  ExportedProfile | ExportedPost | ExportedUpload | ExportedRelation | ExportedReport | { type: 'end'; lines: number }
