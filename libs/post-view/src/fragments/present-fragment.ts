import { createHash } from 'node:crypto'
import type { ImageRow } from '@matjip/photos'
import { ownBytes } from '@matjip/redis-keys'
import type { Fragment } from '@matjip/redis-keys'
import { presentPostText } from '../present-post.ts'
import type { PostRow } from '../present-post.ts'

/** Characters of the tag: 66 bits, so that two texts never look alike by chance. */
const TAG_LENGTH = 11

/** The part of a post that is the same for every reader, ready to send. */
export function presentFragment(row: PostRow, images: readonly ImageRow[], imagesUrl: string): Fragment {
  const text = JSON.stringify(presentPostText(row, images, imagesUrl))
  // Without the closing brace: `counts` and `viewer` follow.
  const body = ownBytes(Buffer.from(text.slice(0, -1)))
  const tag = createHash('sha1').update(body).digest('base64url').slice(0, TAG_LENGTH)
  return { authorId: row.authorId, version: row.version, tag, body }
}
