import { randomUUID } from 'node:crypto'
import type { Post, RelationOperation, RestaurantPage } from '@matjip/contracts'
import { beforeAll, expect, test } from 'vitest'
import { signIn } from '../src/client.ts'
import type { Session } from '../src/client.ts'
import { drawPhoto } from '../src/drawn-photo.ts'
import { stackUrl } from '../src/stack-url.ts'
import { until } from '../src/until.ts'
import { uploadPhoto } from '../src/upload-photo.ts'

const TAG = `숨김${Date.now() % 1e6}가`
/** Where all of them ate. */
let restaurantId: string
let mina: Session
let junho: Session
let sora: Session
const posts = new Map<Session, string>()

async function persisted(session: Session, path: string): Promise<void> {
  const { headers } = await session.call('PUT', path)
  const look = async () => (await session.call<RelationOperation>('GET', String(headers.get('location')))).body.status
  await until(path, look, (status) => status === 'persisted')
}

beforeAll(async () => {
  const newcomer = (name: string) => signIn(stackUrl(), `${name}_${Date.now() % 1e9}`)
  ;[mina, junho, sora] = [await newcomer('hmina'), await newcomer('hjunho'), await newcomer('hsora')]
  const near = await mina.call<RestaurantPage>('GET', '/restaurants?near=37.5443,127.0557&limit=1')
  restaurantId = near.body.items[0]?.id ?? ''
  for (const person of [mina, junho, sora]) {
    const imageId = await uploadPhoto(person, drawPhoto(), 'image/png')
    const { body } = await person.call<Post>('POST', '/posts', {
      body: { text: `점심 #${TAG}`, imageIds: [imageId], restaurantId },
      headers: { 'idempotency-key': randomUUID() },
    })
    posts.set(person, body.id)
  }
  // Mina and Junho follow each other and Sora, like her post and save each other's.
  for (const [one, other] of [
    [mina, junho],
    [junho, mina],
  ] as const) {
    await persisted(one, `/relations/follows/${other.userId}`)
    await persisted(one, `/relations/follows/${sora.userId}`)
    await persisted(one, `/relations/likes/${posts.get(sora)}`)
    await persisted(one, `/relations/saves/posts/${posts.get(other)}`)
  }
})

/** Every read that could show one the other. */
const readsOf = (other: Session) => [
  '/feed',
  `/relations/users/${other.userId}/followers`,
  `/relations/users/${other.userId}/following`,
  `/posts/${posts.get(other)}/likes`,
  ...publicReadsOf(other),
]

/** Those that show anybody. */
const publicReadsOf = (other: Session) => [
  `/feed/hashtags/${encodeURIComponent(TAG)}`,
  `/feed/users/${other.userId}`,
  `/feed/restaurants/${restaurantId}`,
  `/posts/${posts.get(other)}`,
  `/posts/${posts.get(sora)}/likes`,
  `/posts?authorId=${other.userId}`,
  `/relations/users/${sora.userId}/followers`,
  `/users/${other.userId}`,
]

/** Reads that show the viewer the other's handle. What is not found shows nothing. */
async function showing(viewer: Session, other: Session): Promise<string[]> {
  const shown = await Promise.all(
    [...readsOf(other), '/relations/saves/posts'].map(async (path) => {
      const text = await viewer.call('GET', path).then(
        ({ body }) => JSON.stringify(body),
        (error: Error) => {
          if (!error.message.includes('answered 404')) throw error
          return ''
        },
      )
      return text.includes(other.handle) ? [path] : []
    }),
  )
  return shown.flat()
}

test.each([
  ['the one who is followed', () => [mina, junho] as const],
  ['the other', () => [junho, mina] as const],
])(
  'blocked by %s: no read through the gateway shows one the other, from the next on; unblocked, they do',
  async (_by, who) => {
    const [blocker, blocked] = who()
    await blocker.call('PUT', `/relations/blocks/${blocked.userId}`, { expect: 200 })
    expect(await showing(blocked, blocker)).toEqual([])
    // The one who blocked sees the name, to take it back.
    expect(await showing(blocker, blocked)).toEqual([`/users/${blocked.userId}`])
    expect(await showing(sora, blocked)).toContain(`/posts/${posts.get(blocked)}`)
    await blocker.call('DELETE', `/relations/blocks/${blocked.userId}`, { expect: 200 })
    for (const [viewer, other] of [
      [blocker, blocked],
      [blocked, blocker],
    ] as const) {
      expect(await showing(viewer, other)).toEqual(
        expect.arrayContaining([...publicReadsOf(other), '/relations/saves/posts']),
      )
    }
  },
)
