import type { SeedPost } from './content.ts'
import { photoKey } from './put-photos.ts'
import type { PhotoObject } from './put-photos.ts'

/** The upload row of a post's photo. */
export interface UploadOfPost {
  id: number
  ownerId: number
  postId: number
  position: number
  createdAt: number
}

/** It takes half a minute from the photo to the post. */
const UPLOADED_BEFORE_MS = 30_000

/** One upload and one object for each photo of each post. */
export function uploadsOf(
  posts: SeedPost[],
  seed: string,
  nextId: (at: number) => number,
): (UploadOfPost & PhotoObject)[] {
  let n = 0
  return posts.flatMap(({ id, authorId, photos, createdAt }) =>
    photos.map((photo, position) => {
      const at = createdAt - UPLOADED_BEFORE_MS
      const key = photoKey(seed, n++)
      return { id: nextId(at), ownerId: authorId, postId: id, position, createdAt: at, key, photo }
    }),
  )
}
