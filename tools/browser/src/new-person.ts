import { randomUUID } from 'node:crypto'
import { drawPhoto, signIn, uploadPhoto } from '@matjip/e2e'
import type { Session } from '@matjip/e2e'
import type { Post } from '@matjip/client'

/** Somebody whom the product has not met before, beside the browser. */
export interface NewPerson extends Session {
  /** Posts a photo with words. */
  post(text: string): Promise<Post>
}

/** @param name what their handle begins with */
export async function newPerson(url: string, name: string): Promise<NewPerson> {
  const session = await signIn(url, `${name}_${Date.now() % 1e8}`)
  await session.call('GET', '/users/me')
  return {
    ...session,
    post: async (text) => {
      const imageIds = [await uploadPhoto(session, drawPhoto(), 'image/png')]
      const headers = { 'idempotency-key': randomUUID() }
      return (await session.call<Post>('POST', '/posts', { headers, body: { text, imageIds } })).body
    },
  }
}
