import { randomUUID } from 'node:crypto'
import type { Post, RelationOperation } from '@matjip/contracts'
import { drawPhoto, until, uploadPhoto } from '@matjip/e2e'
import type { AttackedStack } from '../world/open-stack.ts'
import { meet } from '../world/people.ts'
import type { Someone } from '../world/people.ts'

/** Who is there, and what the owner has: everything that another might want to see or to change. */
export interface Things {
  owner: Someone
  other: Someone
  /** Blocked by the owner. */
  blocked: Someone
  /** Whose account was deleted while a token is still good. */
  deleted: Someone
  /** Muted by the owner. */
  muted: Someone
  /** Has the role `moderator`. */
  moderator: Someone
  /** A post of the owner's that is hidden. */
  hiddenPostId: string
  postId: string
  restaurantId: string
  /** A photo of the owner that no post has. */
  uploadId: string
  /** A photo of each that no post has, by person. */
  uploads: ReadonlyMap<Someone, string>
  operationId: string
  /** Followed by the owner, and by nobody else. */
  hashtag: string
}

const RESTAURANT = `insert into restaurants (source, source_id, name, search_grams)
  values ('abuse', '1', '국밥집', array['국']) returning id`

/** Of the audit trail: nobody but moderators may read it. */
export const HIDDEN_FOR = '조치 기록에만 남는 말'

/** Photos that somebody has still to work on. */
const DUE = 'select from uploads where due_at is not null'
const ERASED = 'select from users where id = $1 and erased_at is not null'
/** Milliseconds: longer than SETTLED takes on a busy machine. */
const ERASED_MS = 180_000
/** Milliseconds: a busy machine derives a photo in some seconds. */
const DERIVED_MS = 60_000

/** Makes the people and the owner's things through the API; one that it has no way to make, by SQL. */
export async function makeThings(stack: AttackedStack): Promise<Things> {
  const [owner, other, blocked, deleted, muted] = await Promise.all(
    ['authz_owner', 'authz_other', 'authz_blocked', 'authz_deleted', 'authz_muted'].map((handle) =>
      meet(stack, handle),
    ),
  )
  if (!owner || !other || !blocked || !deleted || !muted) throw new Error('not everybody was met')
  const moderator = await meet(stack, 'authz_moderator', { moderates: true })
  const { rows } = await stack.pool.query<{ id: number }>(RESTAURANT)
  const restaurantId = String(rows[0]?.id)
  const hashtag = '남몰래따르는맛집'
  const uploads = new Map<Someone, string>()
  for (const person of [owner, other, blocked, deleted, moderator])
    uploads.set(person, await uploadPhoto(person, drawPhoto(), 'image/png'))
  const postId = await writePost(owner)
  const hiddenPostId = await writePost(owner)
  await moderator.call('PUT', `/moderation/posts/${hiddenPostId}/hidden`, {
    body: { reason: 'other', note: HIDDEN_FOR },
  })

  const clicks = [
    `saves/posts/${postId}`,
    `saves/restaurants/${restaurantId}`,
    `hashtags/${encodeURIComponent(hashtag)}`,
  ]
  for (const click of clicks) await persisted(owner, `/relations/${click}`)
  const operationId = await persisted(owner, `/relations/likes/${postId}`)
  await owner.call('PUT', `/relations/blocks/${blocked.userId}`)
  await owner.call('PUT', `/relations/mutes/${muted.userId}`)
  // The owner's look finds that the bytes are there; then derivatives are made.
  for (const [person, id] of uploads) await person.call('GET', `/uploads/${id}`)
  const isDue = async () => (await stack.pool.query(DUE)).rowCount
  await until('derivatives', isDue, (count) => count === 0, DERIVED_MS)
  await deleted.call('DELETE', '/users/me', { expect: 202 })
  // What is erased of them is nobody's request.
  const isErased = async () => (await stack.pool.query(ERASED, [Number(deleted.userId)])).rowCount
  await until('the erasure', isErased, (count) => count === 1, ERASED_MS)
  const uploadId = uploads.get(owner) ?? ''
  return {
    owner,
    other,
    blocked,
    deleted,
    muted,
    moderator,
    hiddenPostId,
    postId,
    restaurantId,
    uploadId,
    uploads,
    operationId,
    hashtag,
  }
}

/** A new post of somebody, with a photo of its own. @returns its id */
export async function writePost(author: Someone, text = '국밥 #국밥'): Promise<string> {
  const imageId = await uploadPhoto(author, drawPhoto(), 'image/png')
  const { body } = await author.call<Post>('POST', '/posts', {
    body: { text, imageIds: [imageId] },
    headers: { 'idempotency-key': randomUUID() },
  })
  return body.id
}

/** A new post of the owner's that the other has reported. */
export async function reportedPost({ owner, other }: Things): Promise<Record<string, string>> {
  const postId = await writePost(owner)
  await other.call('POST', `/posts/${postId}/reports`, {
    body: { reason: 'abuse' },
    headers: { 'idempotency-key': randomUUID() },
  })
  return { postId }
}

/** Clicks, and waits until it is in the record. @returns the operation */
async function persisted(person: Someone, path: string): Promise<string> {
  const { body } = await person.call<RelationOperation>('PUT', path, { expect: 202 })
  const look = async () => (await person.call<RelationOperation>('GET', `/relations/operations/${body.id}`)).body.status
  await until(path, look, (status) => status === 'persisted')
  return body.id
}
