import type { Post, PostRequest } from '@matjip/contracts'
import { parseId, ProblemError } from '@matjip/contracts'
import type { Db } from '@matjip/db-schema'
import { runIdempotent } from '@matjip/db-schema'
import type { VerifiedBytes } from '@matjip/photos'
import { checkImages } from '../images/check-images.ts'
import type { CheckDeps, ImagesOfPost } from '../images/check-images.ts'
import { hashtagsOf } from './post-text.ts'
import { writePost } from './write-post.ts'
import type { PostDraft } from './write-post.ts'

export interface CreateDeps extends CheckDeps {
  db: Db
  /** Makes post ids. */
  nextId: () => number
  imagesUrl: string
}

export interface CreateInput {
  authorId: number
  /** Idempotency-Key of the request. */
  key: string
  request: PostRequest
}

/**
 * Creates a post at most once per key. Images are looked at before the key is taken, so that no database connection
 * waits for S3. A repeat does not ask S3 again: its images have left the state in which they would be looked at, which is
 * what it would be refused for if it were none.
 * @throws ProblemError for what `hashtagsOf`, `checkImages`, `writePost` and `runIdempotent` refuse; nothing is written then
 */
export async function createPost(
  deps: CreateDeps,
  { authorId, key, request }: CreateInput,
): Promise<{ post: Post; replayed: boolean }> {
  const { db, nextId, imagesUrl } = deps
  const idempotent = { userId: authorId, route: 'POST /posts', key, body: request }
  const hashtags = hashtagsOf(request.text)
  const imageIds = request.imageIds.map(parseId)
  const looked = await lookAt(deps, { ownerId: authorId, postId: null, imageIds })
  const { body, replayed } = await runIdempotent<Post>(db, idempotent, async (tx) => {
    // Not before: for a repeat the images are "used", by the post whose answer it is about to get.
    if (looked instanceof ProblemError) throw looked
    const draft: PostDraft = { authorId, request, hashtags, imageIds, verified: looked, imagesUrl }
    // The id is made as late as can be: ids are the order of feeds, and a reader must not be past it when it appears.
    return { status: 201, body: await writePost(tx, nextId(), draft) }
  })
  return { post: body, replayed }
}

/** What was found of the images, or the problem with them, kept for later; a failure of another kind is thrown at once. */
async function lookAt(deps: CheckDeps, images: ImagesOfPost): Promise<VerifiedBytes[] | ProblemError> {
  try {
    return await checkImages(deps, images)
  } catch (error) {
    if (error instanceof ProblemError) return error
    throw error
  }
}
