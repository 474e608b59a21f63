import { ownBytes } from '@matjip/redis-keys'
import type { Fragment } from '@matjip/redis-keys'
import { endOfPost } from './ready-post.ts'
import type { ReadyPost } from './ready-post.ts'

/** A post in a list, with the JSON that stands before and after it. */
export interface ReadyItem {
  post: ReadyPost
  before: string
  after: string
}

/** An item as bytes, with the comma that parts it from the one before. */
export interface ItemText {
  bytes: Buffer
  /** 2 × 32 bits that stand for the bytes in the tag of a page. */
  high: number
  low: number
}

interface Kept extends ItemText {
  likes: number
  viewer: number | null
  before: string
  after: string
}

/**
 * Texts of a post that are kept for each process at once: most readers of a post stand to it in the same few ways (a follower,
 * a stranger, nobody), in the same feed or two.
 */
const KEPT_TEXTS = 4

/** By fragment, which lives for seconds in the process: so do these. */
const kept = new WeakMap<Fragment, Kept[]>()

/** An item's text: joined once for all who see the post alike, copied for each. */
export function textOfItem({ post, before, after }: ReadyItem): ItemText {
  const { fragment, likes, viewer } = post
  let texts = kept.get(fragment)
  if (texts === undefined) kept.set(fragment, (texts = []))
  for (const text of texts)
    if (text.likes === likes && text.viewer === viewer && text.after === after && text.before === before) return text
  const start = Buffer.from(`,${before}`)
  const end = endOfPost(post) + after
  const bytes = ownBytes(start, fragment.body, Buffer.from(end))
  const text = { bytes, ...fingerprint(`${fragment.tag} ${before} ${end}`), likes, viewer, before, after }
  if (texts.length === KEPT_TEXTS) texts.shift()
  texts.push(text)
  return text
}

/** Two multiplicative hashes of a text: the fragment's tag stands for its bytes, the rest is short. No secret, no defence: a tag only. */
export function fingerprint(text: string, high = 0x9e3779b1, low = 0x85ebca6b): { high: number; low: number } {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    high = Math.imul(high ^ unit, 0x85ebca77)
    low = Math.imul(low ^ unit, 0xc2b2ae3d)
    high ^= low >>> 15
    low ^= high >>> 13
  }
  return { high, low }
}
