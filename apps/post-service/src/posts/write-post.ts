import type { Post, PostRequest } from '@matjip/contracts'
import { parseId, snowflakeTime } from '@matjip/contracts'
import type { DbSession } from '@matjip/db-schema'
import type { ExtractedHashtag } from '@matjip/hashtags'
import type { VerifiedBytes } from '@matjip/photos'
import { presentPost } from '@matjip/post-view'
import { claimImages } from '../images/check-images.ts'
import { findAuthor } from './author-store.ts'
import { insertEdges } from './hashtag-store.ts'
import { countHashtags, countPosts } from './post-counter.ts'
import { announce } from './post-outbox.ts'
import { insertPost } from './post-store.ts'
import { restaurantOfPost } from './restaurant-of-post.ts'

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

/**
 * Writes a post with all that belongs to it, in the caller's transaction. Every transaction of this service locks in
 * this order: post, hashtags, uploads, counter, hashtags' counters.
 * @returns the post as its author reads it
 * @throws ProblemError restaurant-unknown; image-not-usable where somebody was faster; forbidden for a deleted account
 */
export async function writePost(
  tx: DbSession,
  id: number,
  { authorId, request, hashtags, imageIds, verified, imagesUrl }: PostDraft,
): Promise<Post> {
  const author = await findAuthor(tx, authorId)
  const restaurant = await restaurantOfPost(tx, request.restaurantId ? parseId(request.restaurantId) : null)
  const post = {
    id,
    authorId,
    text: request.text,
    hashtags: hashtags.map(({ normalized }) => normalized),
    restaurantId: restaurant?.id ?? null,
    rating: request.rating ?? null,
    shareOnSite: request.shareOnSite ?? false,
    version: 1,
    createdAt: new Date(snowflakeTime(id)),
    editedAt: null,
  }
  await insertPost(tx, post)
  const steps = await insertEdges(tx, { postId: id, authorId, hashtags })
  const images = await claimImages(tx, { ownerId: authorId, postId: id, imageIds, verified })
  await announce(tx, { type: 'post.created', postId: id, authorId, version: 1 })
  await countPosts(tx, authorId, 1)
  await countHashtags(tx, steps)
  const row = {
    ...post,
    ...author,
    // Nobody has looked yet.
    onSite: false,
    restaurantName: restaurant?.name ?? null,
    category: restaurant?.category ?? null,
    area: restaurant?.area ?? null,
    lat: restaurant?.lat ?? null,
    lng: restaurant?.lng ?? null,
  }
  const viewer = {
    liked: false,
    likePending: false,
    saved: false,
    savePending: false,
    following: false,
    followPending: false,
  }
  return presentPost({ row, images, likes: 0, viewer, imagesUrl })
}
