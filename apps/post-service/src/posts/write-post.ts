import type { Post, PostRequest } from '@matjip/contracts'
import { parseId, snowflakeTime } from '@matjip/contracts'
import type { Transaction } from '@matjip/db-schema'
import type { ExtractedHashtag } from '@matjip/hashtags'
import type { VerifiedBytes } from '@matjip/photos'
import { presentPost } from '@matjip/post-view'
import { claimImages } from '../images/check-images.ts'
import { insertPost } from './insert-post.ts'
import { countNewPost } from './post-counter.ts'
import { eventOf } from './post-outbox.ts'

/** A post whose text and images have been looked at. */
export interface PostDraft {
  authorId: number
  request: PostRequest
  hashtags: readonly ExtractedHashtag[]
  imageIds: readonly number[]
  verified: readonly VerifiedBytes[]
  /** See `presentImage`. */
  imagesUrl: string
}

/** To its author, who has only just written it. */
const VIEWER = {
  liked: false,
  likePending: false,
  saved: false,
  savePending: false,
  following: false,
  followPending: false,
}

/**
 * Writes a post with all that belongs to it, in the caller's transaction. Every transaction of this service locks in
 * this order: post, hashtags, uploads, counter, hashtags' counters.
 * @returns the post as its author reads it
 * @throws ProblemError restaurant-unknown; image-not-usable where somebody was faster; forbidden for a deleted account
 */
export async function writePost(
  tx: Transaction,
  id: number,
  { authorId, request, hashtags, imageIds, verified, imagesUrl }: PostDraft,
): Promise<Post> {
  const post = {
    id,
    authorId,
    text: request.text,
    restaurantId: request.restaurantId ? parseId(request.restaurantId) : null,
    rating: request.rating ?? null,
    shareOnSite: request.shareOnSite ?? false,
    createdAt: new Date(snowflakeTime(id)),
  }
  const event = eventOf({ type: 'post.created', postId: id, authorId, version: 1 })
  const { names, hashtagIds } = await insertPost(tx, { ...post, hashtags, event })
  const images = await claimImages(tx, { postId: id, ownerId: authorId, imageIds, verified })
  await countNewPost(tx, authorId, hashtagIds)
  // Nobody has looked whether it was written on site.
  const first = { version: 1, editedAt: null, onSite: false, hashtags: hashtags.map(({ normalized }) => normalized) }
  return presentPost({ row: { ...post, ...names, ...first }, images, likes: 0, viewer: VIEWER, imagesUrl })
}
