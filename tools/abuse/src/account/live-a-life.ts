import { randomUUID } from 'node:crypto'
import type { Post, RelationOperation } from '@matjip/contracts'
import { drawPhoto, until, uploadPhoto } from '@matjip/e2e'
import type { AttackedStack } from '../world/open-stack.ts'
import { meet } from '../world/people.ts'
import type { Someone } from '../world/people.ts'

/** The one who leaves, those who stay, and what they have. */
export interface Lives {
  leaver: Someone
  others: readonly Someone[]
  restaurantId: string
  /** A post of one who stays. */
  otherPostId: string
}

const POSTS = 12
const OTHERS = 6
const HASHTAG = '국밥장인'
const RESTAURANT = `insert into restaurants (source, source_id, name, search_grams, lat, lng)
  values ('abuse', 'life', '국밥집', array['국', '밥', '국밥'], 37.54, 127.05) returning id`
/** Everybody is vouched for, so that trends and popular posts are of them. */
const VOUCH = `insert into author_trust (user_id, is_vouched_for) select id, true from users on conflict do nothing`
/** Lists in which the person's posts are. */
const LISTED = 'select from feed_snapshots where $1 = any (author_ids)'
/** Milliseconds until a list is made anew on a busy machine. */
const LISTED_MS = 60_000

/** Somebody writes, follows, likes, saves, blocks, mutes, reads everything and is read, in both directions: every store has something of theirs. */
export async function liveALife(stack: AttackedStack): Promise<Lives> {
  const leaver = await meet(stack, 'census_leaver', { moderates: true })
  const others = await Promise.all(Array.from({ length: OTHERS }, (_, n) => meet(stack, `census_other_${n}`)))
  const [first, second, third] = others
  if (!first || !second || !third) throw new Error('nobody is there')
  await leaver.call('PATCH', '/users/me', { body: { bio: '곧 떠나는 사람입니다', displayName: '떠날 사람' } })
  const { rows } = await stack.pool.query<{ id: number }>(RESTAURANT)
  const restaurantId = String(rows[0]?.id)
  const write = async (person: Someone, text: string) => {
    const imageId = await uploadPhoto(person, drawPhoto(), 'image/png')
    const { body } = await person.call<Post>('POST', '/posts', {
      body: { text, imageIds: [imageId], restaurantId, rating: 4 },
      headers: { 'idempotency-key': randomUUID() },
    })
    return body.id
  }
  const otherPostId = await write(first, `남는 사람의 점심 #${HASHTAG}`)
  const posts: string[] = []
  for (let n = 0; n < POSTS; n++) posts.push(await write(leaver, `떠날 사람의 글 ${n}번 #${HASHTAG} #혼밥`))
  // One that no post has.
  await leaver.call('GET', `/uploads/${await uploadPhoto(leaver, drawPhoto(), 'image/png')}`)

  const tag = encodeURIComponent(HASHTAG)
  const clicks: [Someone, string][] = [
    ...others.flatMap((other): [Someone, string][] => [
      [other, `follows/${leaver.userId}`],
      [leaver, `follows/${other.userId}`],
      [other, `likes/${posts[0]}`],
      [other, `likes/${posts[1]}`],
      [other, `saves/posts/${posts[2]}`],
    ]),
    [leaver, `likes/${otherPostId}`],
    [leaver, `saves/posts/${otherPostId}`],
    [leaver, `saves/restaurants/${restaurantId}`],
    [leaver, `hashtags/${tag}`],
  ]
  await Promise.all(clicks.map(([person, path]) => persisted(person, 'PUT', path)))
  // Taken back: rows that are not active.
  await persisted(second, 'DELETE', `follows/${leaver.userId}`)
  await persisted(leaver, 'DELETE', `follows/${second.userId}`)
  await persisted(second, 'DELETE', `likes/${posts[0]}`)
  // Void: why is noted. Blocks and mutes, in both directions.
  await leaver.call('PUT', `/relations/likes/${Number(otherPostId) + 1}`)
  await third.call('PUT', `/relations/blocks/${leaver.userId}`)
  await leaver.call('PUT', `/relations/likes/${otherPostId}`)
  await third.call('DELETE', `/relations/blocks/${leaver.userId}`)
  await leaver.call('PUT', `/relations/blocks/${third.userId}`)
  await leaver.call('PUT', `/relations/mutes/${second.userId}`)
  await second.call('PUT', `/relations/mutes/${leaver.userId}`)

  // Reported, and reporting; hidden by a moderator, and one who decides themselves.
  const report = (person: Someone, postId: string | undefined) =>
    person.call('POST', `/posts/${postId}/reports`, {
      body: { reason: 'spam', note: '광고 같은 글입니다.' },
      headers: { 'idempotency-key': randomUUID() },
    })
  await report(first, posts[4])
  await report(second, posts[5])
  await report(leaver, otherPostId)
  const moderator = await meet(stack, 'census_moderator', { moderates: true })
  await moderator.call('PUT', `/moderation/posts/${posts[5]}/hidden`, { body: { reason: 'spam' } })
  await leaver.call('PUT', `/moderation/posts/${posts[6]}/hidden`, { body: { reason: 'other' } })
  await leaver.call('DELETE', `/moderation/posts/${posts[6]}/hidden`)

  await stack.pool.query(VOUCH)
  const reads = [
    '/feed',
    `/feed/users/${leaver.userId}`,
    `/feed/users/${first.userId}`,
    `/feed/hashtags/${tag}`,
    '/feed/popular',
    '/feed/trending',
    `/feed/restaurants/${restaurantId}`,
    `/posts/${posts[3]}`,
    `/posts/${otherPostId}/likes`,
    `/users/${leaver.userId}`,
    `/users/${first.userId}`,
    `/relations/users/${first.userId}/followers`,
    '/relations/saves/posts',
  ]
  const read = async (person: Someone) => {
    for (const path of reads) await person.call('GET', path).catch(ifHidden)
  }
  for (const person of [leaver, ...others]) await read(person)
  const isListed = async () => (await stack.pool.query(LISTED, [Number(leaver.userId)])).rowCount ?? 0
  await until('a ranked list', isListed, (count) => count > 0, LISTED_MS)
  for (const person of [leaver, first, second]) await read(person)
  return { leaver, others, restaurantId, otherPostId }
}

/** One of the two has blocked the other. */
function ifHidden(error: Error): void {
  if (!error.message.includes('answered 404')) throw error
}

/** Clicks, and waits until it is in the record. */
async function persisted(person: Someone, method: string, path: string): Promise<void> {
  const { body } = await person.call<RelationOperation>(method, `/relations/${path}`, { expect: 202 })
  const look = async () => (await person.call<RelationOperation>('GET', `/relations/operations/${body.id}`)).body.status
  await until(path, look, (status) => status === 'persisted', LISTED_MS)
}
