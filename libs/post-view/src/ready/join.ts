import { createHash } from 'node:crypto'
import { endOfPost } from './ready-post.ts'
import type { ReadyPost } from './ready-post.ts'

/** An answer ready to send. */
export interface ReadyAnswer {
  /** JSON in UTF-8. */
  body: Buffer
  /** A strong entity tag, quoted: another body has another. */
  etag: string
}

/** A post in a list, with the JSON that stands before and after it. */
export interface ReadyItem {
  post: ReadyPost
  before: string
  after: string
}

/** Bytes that a UTF-16 unit takes in UTF-8 at the most. */
const MAX_BYTES_A_UNIT = 3

/**
 * A page `{"items":[…],"nextCursor":…}` of ready posts: bytes are copied, nothing is parsed or serialised.
 * @param more further fields of the page, small
 */
export function joinPage(items: readonly ReadyItem[], nextCursor: string | null, more: object = {}): ReadyAnswer {
  const moreFields = JSON.stringify(more).slice(1, -1)
  const joints: string[] = []
  let joint = '{"items":['
  let room = 0
  const tags = createHash('sha1')
  let tagged = ''
  for (const { post, before, after } of items) {
    joint += before
    room += joint.length * MAX_BYTES_A_UNIT + post.fragment.body.length
    joints.push(joint)
    const end = endOfPost(post) + after
    tagged += `${post.fragment.tag}${post.likes}.${post.viewer}${after}`
    joint = `${end},`
  }
  const end = `${items.length > 0 ? joint.slice(0, -1) : joint}],"nextCursor":${nextCursor === null ? 'null' : `"${nextCursor}"`}${moreFields && `,${moreFields}`}}`
  const body = Buffer.allocUnsafe(room + end.length * MAX_BYTES_A_UNIT)
  let at = 0
  for (const [index, text] of joints.entries()) {
    at += body.write(text, at)
    at += items[index]!.post.fragment.body.copy(body, at)
  }
  at += body.write(end, at)
  const etag = `"${tags.update(tagged + (nextCursor ?? '') + moreFields).digest('base64url')}"`
  return { body: body.subarray(0, at), etag }
}

/** One ready post as an answer of its own. */
export function joinPost(post: ReadyPost): Buffer {
  return Buffer.concat([post.fragment.body, Buffer.from(endOfPost(post))])
}
