import { ProblemError } from './problem-error.ts'
import { problemTypes } from './problem-types.ts'

/** Bump when the meaning of positions changes: cursors of an older version are refused, not misread. */
const CURSOR_VERSION = 1

/** FNV-1a, 32 bits: enough to notice damage and foreign lists; cursors carry no secret, so it need not be cryptographic. */
function checksum(text: string): string {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return (hash >>> 0).toString(36)
}

/**
 * An opaque keyset cursor: the position of the last examined item, bound to the list and its filter.
 * @param list which list and filter this belongs to, such as `feed/hashtags/마라탕`
 * @param position the sort key of the last examined item, finite numbers
 */
export function encodeCursor(list: string, position: readonly number[]): string {
  const body = `${CURSOR_VERSION},${position.join(',')}`
  return Buffer.from(`${body}~${checksum(list + body)}`).toString('base64url')
}

/**
 * The position inside a cursor of this very list.
 * @param length how many numbers the list's position has
 * @throws ProblemError invalid-cursor if it is damaged, of another version or of another list
 */
export function decodeCursor(list: string, cursor: string, length: number): number[] {
  const text = Buffer.from(cursor, 'base64url').toString('latin1')
  const cut = text.lastIndexOf('~')
  const body = text.slice(0, cut)
  const [version, ...position] = body.split(',')
  const intact = cut > 0 && text.slice(cut + 1) === checksum(list + body) && version === String(CURSOR_VERSION)
  const numbers = position.map((n) => (n === '' ? NaN : Number(n)))
  if (!intact || numbers.length !== length || !numbers.every(Number.isFinite)) throw invalidCursor()
  return numbers
}

/**
 * As `decodeCursor`, for positions that are ids or versions: a forged cursor with a fraction or a number beyond 2^53,
 * which Postgres would not take for a bigint, is refused too (the checksum is no secret).
 */
export function decodeKeyset(list: string, cursor: string, length: number): number[] {
  const position = decodeCursor(list, cursor, length)
  if (!position.every(Number.isSafeInteger)) throw invalidCursor()
  return position
}

function invalidCursor(): ProblemError {
  const { ko, en } = problemTypes['invalid-cursor']
  return new ProblemError('invalid-cursor', {
    errors: [{ pointer: '/query/cursor', code: 'invalid-cursor', ko, en }],
  })
}
