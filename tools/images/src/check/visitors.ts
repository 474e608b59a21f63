import { drawPhoto, signIn, type Session, uploadPhoto } from '@matjip/e2e'
import type { Post } from '@matjip/contracts'
import type { Ask } from './start-load.ts'

/** People with posts, and what they are seen to have clicked. */
export interface Visitors {
  people: readonly { userId: number; authorization: string; uploadId: string }[]
  postIds: readonly string[]
  sessions: readonly Session[]
  /** The newest accepted click of each pair `actor:post`. */
  clicks: Map<string, { version: number; active: boolean }>
  next: number
}

/** Enough that two clicks of a pair are half a second and more apart at 300 a second. */
const PEOPLE = 25
const TAG = '국밥'

/** Signs people in, and has each write a post with a photo. */
export async function inviteVisitors(url: string): Promise<Visitors> {
  const sessions: Session[] = []
  const people: Visitors['people'][number][] = []
  const postIds: string[] = []
  for (let index = 0; index < PEOPLE; index++) {
    const handle = `visitor_${index}`
    const session = await signIn(url, handle)
    sessions.push(session)
    const { postId, uploadId } = await writePost(session, index)
    people.push({ userId: Number(session.userId), authorization: await bearerOf(url, handle), uploadId })
    postIds.push(postId)
  }
  return { sessions, people, postIds, clicks: new Map(), next: 0 }
}

async function bearerOf(url: string, handle: string): Promise<string> {
  const answer = await fetch(`${url}/dev/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ handle }),
  })
  return `Bearer ${((await answer.json()) as { accessToken: string }).accessToken}`
}

/** A post with a photo: presign, upload, post. */
export async function writePost(session: Session, number: number): Promise<{ postId: string; uploadId: string }> {
  const uploadId = await uploadPhoto(session, drawPhoto(), 'image/png')
  const { body } = await session.call<Post>('POST', '/posts', {
    body: { text: `${number}번째 그릇 #${TAG}`, imageIds: [uploadId] },
    headers: { 'idempotency-key': `visitor-post-${session.handle}-${number}` },
    expect: 201,
  })
  return { postId: body.id, uploadId }
}

const personOf = (visitors: Visitors) => {
  const index = visitors.next++
  const { length } = visitors.people
  const actor = visitors.people[index % length] as Visitors['people'][number]
  // Everybody goes round the posts, each one step behind the last.
  const postId = visitors.postIds[(index + Math.floor(index / length)) % visitors.postIds.length] as string
  return { actor, postId, authorization: actor.authorization }
}

const get =
  (path: string) =>
  (visitors: Visitors): Ask => ({
    method: 'GET',
    path,
    authorization: personOf(visitors).authorization,
  })

/** Takes the like that the pair has back, or gives one; what was accepted is remembered by its version. */
function click(visitors: Visitors): Ask {
  const { actor, postId, authorization } = personOf(visitors)
  const pair = `${actor.userId}:${postId}`
  const active = !visitors.clicks.get(pair)?.active
  const onAnswer = (text: string) => {
    const { version } = JSON.parse(text) as { version: number }
    if (version > (visitors.clicks.get(pair)?.version ?? 0)) visitors.clicks.set(pair, { version, active })
  }
  return { method: active ? 'PUT' : 'DELETE', path: `/relations/likes/${postId}`, authorization, onAnswer }
}

function readPost(visitors: Visitors): Ask {
  const { postId, authorization } = personOf(visitors)
  return { method: 'GET', path: `/posts/${postId}`, authorization }
}

/** The owner's look at an upload, which presigns a GET. (How many uploads one may begin is bounded.) */
function readUpload(visitors: Visitors): Ask {
  const { actor, authorization } = personOf(visitors)
  return { method: 'GET', path: `/uploads/${actor.uploadId}`, authorization }
}

const home = get('/feed?limit=20')
const hashtag = get(`/feed/hashtags/${encodeURIComponent(TAG)}?limit=20`)
const popular = get('/feed/popular')
const restaurants = get('/restaurants?limit=5')
const lists = get('/users/me')

/** What is asked while a process is exchanged: its own routes, or, of a worker, what it does. */
export const asksOf: Readonly<Record<string, readonly ((visitors: Visitors) => Ask)[]>> = {
  'upload-presigner': [readUpload],
  'post-service': [readPost, readPost, restaurants],
  'feed-service': [home, hashtag, popular],
  'relation-service': [click, click, lists],
}
/** Behind the queues: clicks, and readers of what came of them. */
export const asksOfWorkers = [click, click, home]
