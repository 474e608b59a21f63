import { ownBytes } from './own-bytes.ts'

/**
 * A post ready to send: its JSON text up to `counts` and `viewer`, which are each reader's own and come last, so the closing
 * brace is missing. It is never parsed; what a reader must know of the post travels before the text.
 */
export interface Fragment {
  authorId: number
  version: number
  /** Stands for the text in entity tags: another text has another. */
  tag: string
  /** UTF-8. */
  body: Buffer
}

/** What is stored for a post that is not there: nobody has to ask Postgres about it again for a while. */
export const GONE = null

const LINE_END = 10
/** The longest line before the text: epoch, author, version, tag. */
export const MAX_HEAD = 64

/** What stands before a text, and tells whether it is still the same: the tag is of its bytes. */
export const headOf = (epoch: string, { authorId, version, tag }: Fragment) =>
  `${epoch} ${authorId} ${version} ${tag}\n`

/** `epoch author version tag\ntext`; of a post that is gone only `epoch 0 0 -\n`. @param epoch under which it is stored */
export function packFragment(epoch: string, fragment: Fragment | null): Buffer {
  if (fragment === GONE) return Buffer.from(`${epoch} 0 0 -\n`, 'latin1')
  return Buffer.concat([Buffer.from(headOf(epoch, fragment), 'latin1'), fragment.body])
}

/** @returns undefined for what was stored under another epoch, for a fill that is under way, and for what is no fragment */
export function unpackFragment(epoch: string, stored: Buffer | null): Fragment | null | undefined {
  if (stored === null) return undefined
  const end = stored.subarray(0, MAX_HEAD).indexOf(LINE_END)
  if (end < 0) return undefined
  const [storedEpoch, author, version, tag = ''] = stored.toString('latin1', 0, end).split(' ')
  if (storedEpoch !== epoch) return undefined
  if (author === '0') return GONE
  // A copy: the reply is a piece of a larger buffer, which would stay in memory with it.
  return { authorId: Number(author), version: Number(version), tag, body: ownBytes(stored.subarray(end + 1)) }
}
