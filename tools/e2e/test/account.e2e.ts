import { randomUUID } from 'node:crypto'
import type { Post, RelationOperation } from '@matjip/contracts'
import { expect, test } from 'vitest'
import { signIn } from '../src/client.ts'
import { drawPhoto } from '../src/drawn-photo.ts'
import { stackUrl } from '../src/stack-url.ts'
import { until } from '../src/until.ts'
import { uploadPhoto } from '../src/upload-photo.ts'

test('whoever deletes their account is gone from every read through the gateway at once, and has taken everything along', async () => {
  const [leaver, friend] = await Promise.all(
    ['leaver', 'friend'].map((name) => signIn(stackUrl(), `${name}_${Date.now() % 1e9}`)),
  )
  if (!leaver || !friend) throw new Error('nobody is there')
  const tag = `작별${Date.now() % 1e6}`
  const imageId = await uploadPhoto(leaver, drawPhoto(), 'image/png')
  const { body: post } = await leaver.call<Post>('POST', '/posts', {
    body: { text: `마지막 국밥 #${tag}`, imageIds: [imageId] },
    headers: { 'idempotency-key': randomUUID() },
  })
  for (const path of [`follows/${leaver.userId}`, `likes/${post.id}`, `saves/posts/${post.id}`]) {
    const { body } = await friend.call<RelationOperation>('PUT', `/relations/${path}`)
    const look = async () =>
      (await friend.call<RelationOperation>('GET', `/relations/operations/${body.id}`)).body.status
    await until(path, look, (status) => status === 'persisted')
  }
  const reads = [
    '/feed',
    `/feed/hashtags/${encodeURIComponent(tag)}`,
    `/feed/users/${leaver.userId}`,
    `/posts/${post.id}`,
    `/posts?authorId=${leaver.userId}`,
    `/users/${leaver.userId}`,
    `/relations/users/${friend.userId}/following`,
    '/relations/saves/posts',
  ]
  const showing = async () => {
    const shown = await Promise.all(
      reads.map(async (path) => {
        const text = await friend.call('GET', path).then(
          ({ body }) => JSON.stringify(body),
          (error: Error) => {
            if (!error.message.includes('answered 404')) throw error
            return ''
          },
        )
        return text.includes(leaver.handle) ? [path] : []
      }),
    )
    return shown.flat()
  }
  await until('the fan-out', showing, (shown) => shown.length === reads.length)

  const exported = await fetch(new URL('/users/me/export', stackUrl()), {
    headers: { authorization: await authorizationOf(leaver.handle) },
  })
  const lines = (await exported.text()).trimEnd().split('\n')
  expect(lines.map((line) => (JSON.parse(line) as { type: string }).type)).toEqual(['profile', 'post', 'upload', 'end'])

  await leaver.call('DELETE', '/users/me', { expect: 202 })
  expect(await showing()).toEqual([])
  const refused = async () =>
    Promise.all(
      ['/users/me', '/feed', `/posts/${post.id}`, `/uploads/${imageId}`].map((path) =>
        leaver.call('GET', path, { expect: 401 }).then(
          () => 401,
          () => 'answered',
        ),
      ),
    )
  await until('the token refused everywhere', refused, (answers) => answers.every((answer) => answer === 401))
})

async function authorizationOf(handle: string): Promise<string> {
  const response = await fetch(new URL('/dev/token', stackUrl()), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ handle }),
  })
  return `Bearer ${((await response.json()) as { accessToken: string }).accessToken}`
}
