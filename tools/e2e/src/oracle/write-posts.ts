import { randomUUID } from 'node:crypto'
import type { Post } from '@matjip/contracts'
import { signIn } from '../client.ts'
import type { Session } from '../client.ts'
import { drawPhoto } from '../drawn-photo.ts'
import { uploadPhoto } from '../upload-photo.ts'
import type { TagSet } from './tag-sets.ts'

/** People who write at once. */
const WRITERS = 8

/** Writes one post a set through the API, photo and all: every third set chained without spaces. @returns post ids by set */
export async function writePosts(baseUrl: string, sets: readonly TagSet[]): Promise<string[]> {
  const ids: string[] = []
  let next = 0
  const write = async (session: Session) => {
    for (let index = next++; index < sets.length; index = next++) {
      const imageId = await uploadPhoto(session, PHOTO, 'image/png')
      const text = (sets[index] ?? []).map((tag) => `#${tag}`).join(index % 3 === 0 ? '' : ' ')
      const { body } = await session.call<Post>('POST', '/posts', {
        headers: { 'idempotency-key': randomUUID() },
        body: { text, imageIds: [imageId] },
        expect: 201,
      })
      ids[index] = body.id
    }
  }
  const sessions = await Promise.all(
    Array.from({ length: WRITERS }, (_, n) => signIn(baseUrl, `oracle_${Date.now().toString(36)}_${n}`)),
  )
  await Promise.all(sessions.map(write))
  return ids
}

const PHOTO = drawPhoto()
