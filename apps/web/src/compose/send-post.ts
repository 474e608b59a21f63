import { client } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import type { Post } from '../api/types.ts'
import { awaitPhotos } from '../photos/await-photos.ts'
import { keepPreview } from '../photos/own-previews.ts'
import type { Draft } from './draft.ts'

/**
 * Posts a draft.
 * @param idempotencyKey of the draft: however often it is sent, there is one post
 * @throws ApiProblem
 */
export async function sendPost(draft: Draft, idempotencyKey: string): Promise<Post> {
  const { text, photos, restaurantId, rating, shareOnSite } = draft
  const imageIds = photos.flatMap(({ uploadId }) => uploadId ?? [])
  for (const { uploadId, preview } of photos) if (uploadId !== null) keepPreview(uploadId, preview)
  const post = await client.POST('/posts', {
    params: { header: { 'idempotency-key': idempotencyKey } },
    body: {
      text,
      imageIds,
      restaurantId,
      rating,
      ...(shareOnSite ? { shareOnSite } : {}),
    },
  })
  void awaitPhotos(imageIds)
  // Own writes are in the next read of any feed.
  await queryClient.resetQueries({ queryKey: ['feed'] })
  return post
}
