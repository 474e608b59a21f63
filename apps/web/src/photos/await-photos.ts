import { uploadEvents } from '@matjip/client/events'
import { client } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import { showImage } from './show-image.ts'

/** Follows photos of one post until they are ready, and shows each in everything that was read before. */
export async function awaitPhotos(uploadIds: readonly string[]): Promise<void> {
  try {
    for await (const { image } of uploadEvents(client, uploadIds)) {
      if (image.status === 'processing') continue
      queryClient.setQueriesData({}, (read: unknown) => showImage(read, image))
    }
  } catch {
    // The photos come with the next read of the post.
  }
}
