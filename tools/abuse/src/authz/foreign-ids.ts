import type { Things } from './things.ts'

/** Parameters of paths that name what is somebody's; restaurants and hashtags are nobody's. */
export const SOMEBODYS = ['userId', 'postId', 'uploadId', 'operationId'] as const

/** What the owner has of each kind; of posts the one that nobody else may find at all. */
export function foreignIds(things: Things): Record<(typeof SOMEBODYS)[number], string> {
  const { owner, hiddenPostId, uploadId, operationId } = things
  return { userId: owner.userId, postId: hiddenPostId, uploadId, operationId }
}
