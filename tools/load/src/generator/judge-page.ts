import type { Op } from '../workloads/workload.ts'
import { mustShow } from './knowledge.ts'
import type { Knowledge, Memory } from './knowledge.ts'

/** As much of a feed page as is judged. */
export interface SeenPage {
  items: {
    post: { id: string; author: { id: string }; hashtags: string[]; viewer?: { liked: boolean } }
    reason: { type: string }
  }[]
  nextCursor: string | null
}

/** A page as it was asked for. */
export interface Asked {
  op: Op
  reader: Memory
  /** Milliseconds of `performance.now()`. */
  askedAt: number
  /** The last post of the page before; all of this page are older. */
  below?: number
  /** The hashtag or author whose page it is. */
  of?: string
}

/** Lists whose order is that of a rank and not of time. */
const RANKED: readonly Op[] = ['trending', 'popular']

/** What is wrong with a page, in words: its order, what does not belong there, and what the reader's own earlier writes demand. */
export function judgePage({ items }: SeenPage, asked: Asked, { newestOf }: Knowledge): string[] {
  const { op, reader, askedAt, below = Infinity, of } = asked
  const wrong: string[] = []
  const ids = items.map(({ post }) => Number(post.id))
  if (new Set(ids).size !== ids.length) wrong.push('a post twice')
  const inOrder = [below, ...ids].every((id, place, all) => place === 0 || id < (all[place - 1] ?? 0))
  if (!RANKED.includes(op) && !inOrder) wrong.push('out of order')
  for (const { post, reason } of items) {
    const [id, authorId] = [Number(post.id), Number(post.author.id)]
    const liked = mustShow(reader, id, false, askedAt)
    if (post.viewer && liked !== undefined && post.viewer.liked !== liked)
      wrong.push(`${id} liked: ${post.viewer.liked}`)
    if (op === 'hashtag' && of !== undefined && !post.hashtags.includes(of)) wrong.push(`${id} has not ${of}`)
    if (op === 'user' && of !== undefined && post.author.id !== of) wrong.push(`${id} is not by ${of}`)
    if (reason.type === 'follow' && mustShow(reader, authorId, reader.follows.has(authorId), askedAt) === false)
      wrong.push(`${id} by ${authorId}, who is not followed`)
  }
  if (op === 'home') wrong.push(...missing(ids, asked, newestOf))
  return wrong
}

/** What must be on a first page of the own home: own posts, and the newest post of whoever was just followed. */
function missing(ids: readonly number[], { reader, askedAt }: Asked, newestOf: Knowledge['newestOf']): string[] {
  const last = ids.length < FULL_PAGE ? 0 : (ids.at(-1) ?? 0)
  const own = reader.posts.filter(({ acceptedAt }) => acceptedAt < askedAt).map(({ id }) => id)
  const followed = [...reader.clicks].flatMap(([targetId, { active, acceptedAt }]) => {
    const newest = newestOf.get(targetId)
    return active && acceptedAt !== undefined && acceptedAt < askedAt && newest !== undefined ? [newest] : []
  })
  return [...own, ...followed].filter((id) => id > last && !ids.includes(id)).map((id) => `${id} is missing`)
}

const FULL_PAGE = 20
