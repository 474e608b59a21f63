import type { PostPatch } from '@matjip/contracts'
import { parseId, ProblemError } from '@matjip/contracts'
import { inTransaction, sessionOn } from '@matjip/db-schema'
import type { Db, DbSession, Transaction } from '@matjip/db-schema'
import { askForSite, orphanImagesOfPost } from '@matjip/photos'
import type { VerifiedBytes } from '@matjip/photos'
import { findAuthor } from './author-store.ts'
import { checkImages, claimImages } from '../images/check-images.ts'
import type { OwnWrite } from '@matjip/redis-keys'
import type { CheckDeps } from '../images/check-images.ts'
import { replaceEdges } from './hashtag-store.ts'
import { countHashtags } from './post-counter.ts'
import { announce } from './post-outbox.ts'
import { findPost, updatePost } from './post-store.ts'
import type { PostChange, PostStanding } from './post-store.ts'
import { hashtagsOf } from './post-text.ts'
import { checkRestaurant } from './restaurant-of-post.ts'

export interface EditInput {
  postId: number
  callerId: number
  /** See `expectedVersions`. */
  basedOn: ReadonlySet<number> | null
  patch: PostPatch
}

/** Edits of one post that may come in between before one that is based on whatever there is gives up. */
const MAX_TRIES = 5

/**
 * Makes the next version of a post. Of two edits based on one version one wins; one that is based on whatever version there is
 * comes after those that were faster.
 * @returns what was done, for `tellChange`
 * @throws ProblemError not-found, forbidden, precondition-failed, and what is wrong with text, images and restaurant
 */
export async function editPost(deps: EditDeps, input: EditInput): Promise<OwnWrite> {
  for (let tries = 1; ; tries += 1) {
    const done = await tryEdit(deps, input)
    if (done) return done
    if (input.basedOn !== null || tries === MAX_TRIES) throw new ProblemError('precondition-failed')
  }
}

type EditDeps = CheckDeps & { db: Db }

/**
 * S3 is asked about images before the transaction, which changes the post only if it
 * still is the version that was looked at. @returns undefined where another edit was faster, and nothing was changed
 */
async function tryEdit(deps: EditDeps, { postId, callerId, basedOn, patch }: EditInput): Promise<OwnWrite | undefined> {
  const { db } = deps
  const post = await findPost(db, postId)
  if (!post) throw new ProblemError('not-found')
  if (post.authorId !== callerId) throw new ProblemError('forbidden')
  if (basedOn !== null && !basedOn.has(post.version)) throw new ProblemError('precondition-failed')
  const hashtags = patch.text === undefined ? undefined : hashtagsOf(patch.text)
  const imageIds = patch.imageIds?.map(parseId)
  const verified = imageIds ? await checkImages(deps, { ownerId: callerId, postId, imageIds }) : []

  const isDone = await inTransaction(db.$client, async (client) => {
    const tx = sessionOn(client)
    await findAuthor(tx, callerId)
    const change = {
      ...(await plainChange(tx, patch)),
      ...(hashtags && { hashtags: hashtags.map((h) => h.normalized) }),
    }
    if (!(await updatePost(tx, post, change))) return false
    const steps = hashtags && (await replaceEdges(tx, { postId, authorId: callerId, hashtags }))
    if (imageIds) await replaceImages(tx, post, imageIds, verified)
    if (patch.restaurantId !== undefined || patch.shareOnSite) await askForSite(tx, postId)
    await announce(tx, { type: 'post.edited', postId, authorId: callerId, version: post.version + 1 })
    if (steps) await countHashtags(tx, steps)
    return true
  })
  if (!isDone) return undefined
  return { authorId: callerId, postId, change: 'edited', version: post.version + 1 }
}

async function plainChange(tx: DbSession, { text, rating, restaurantId, shareOnSite }: PostPatch): Promise<PostChange> {
  if (restaurantId !== undefined) await checkRestaurant(tx, restaurantId === null ? null : parseId(restaurantId))
  return {
    ...(text !== undefined && { text }),
    ...(rating !== undefined && { rating }),
    ...(shareOnSite !== undefined && { shareOnSite }),
    ...(restaurantId !== undefined && { restaurantId: restaurantId === null ? null : parseId(restaurantId) }),
  }
}

async function replaceImages(
  tx: Transaction,
  { id, authorId }: PostStanding,
  imageIds: readonly number[],
  verified: readonly VerifiedBytes[],
): Promise<void> {
  await claimImages(tx, { ownerId: authorId, postId: id, imageIds, verified })
  await orphanImagesOfPost(tx, id, imageIds)
}
