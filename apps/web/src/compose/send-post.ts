import { client } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import type { Post } from '../api/types.ts'
import type { Draft } from './draft.ts'

/**
 * Posts a draft.
 * @param idempotencyKey of the draft: however often it is sent, there is one post
 * @throws ApiProblem
 */
export async function sendPost(draft: Draft, idempotencyKey: string): Promise<Post> {
  const { text, photos, restaurantId, rating, shareOnSite } = draft
  const post = await client.POST('/posts', {
    params: { header: { 'idempotency-key': idempotencyKey } },
    body: {
      text,
      imageIds: photos.flatMap(({ uploadId }) => uploadId ?? []),
      restaurantId,
      rating,
      ...(shareOnSite ? { shareOnSite } : {}),
    },
  })
  // Own writes are in the next read of any feed.
  await queryClient.resetQueries({ queryKey: ['feed'] })
  return post
}
