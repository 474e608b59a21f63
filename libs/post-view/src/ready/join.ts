import { fingerprint, textOfItem } from './item-text.ts'
import type { ReadyItem } from './item-text.ts'
import { pageBytes } from './page-bytes.ts'
import { endOfPost } from './ready-post.ts'
import type { ReadyPost } from './ready-post.ts'

/** An answer ready to send. */
export interface ReadyAnswer {
  /** JSON in UTF-8. */
  body: Buffer
  /** A strong entity tag, quoted: another body has another. */
  etag: string
}

const BEGIN = Buffer.from('{"items":[')
/** The last byte of `BEGIN`, which stands where the first item has its comma. */
const BRACKET = 1
/** Bytes that a UTF-16 unit takes in UTF-8 at the most. */
const MAX_BYTES_A_UNIT = 3

/**
 * A page `{"items":[…],"nextCursor":…}` of ready posts: bytes are copied, nothing is parsed, serialised or hashed.
 * @param more further fields of the page, small
 */
export function joinPage(items: readonly ReadyItem[], nextCursor: string | null, more?: object): ReadyAnswer {
  const moreFields = more === undefined ? '' : JSON.stringify(more).slice(1, -1)
  const end = `],"nextCursor":${nextCursor === null ? 'null' : `"${nextCursor}"`}${moreFields && `,${moreFields}`}}`
  const texts = items.map(textOfItem)
  let room = BEGIN.length + end.length * MAX_BYTES_A_UNIT
  for (const { bytes } of texts) room += bytes.length
  const body = pageBytes(room)
  let { high, low } = fingerprint(end)
  let at = texts.length === 0 ? BEGIN.length : BEGIN.length - BRACKET
  for (const text of texts) {
    body.set(text.bytes, at)
    at += text.bytes.length
    high = Math.imul(high ^ text.high, 0x85ebca77) ^ (low >>> 15)
    low = Math.imul(low ^ text.low, 0xc2b2ae3d) ^ (high >>> 13)
  }
  body.set(BEGIN, 0)
  at += body.write(end, at)
  return { body: body.subarray(0, at), etag: `"${(high >>> 0).toString(36)}-${(low >>> 0).toString(36)}"` }
}

/** One ready post as an answer of its own. */
export function joinPost(post: ReadyPost): Buffer {
  return Buffer.concat([post.fragment.body, Buffer.from(endOfPost(post))])
}
