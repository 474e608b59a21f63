import { isUtf8 } from 'node:buffer'
import iconv from 'iconv-lite'
import { UnreadableList } from './outcome.ts'
import type { Encoding } from './restaurant-list.ts'

const CARRIAGE_RETURN = 0x0d
const LINE_FEED = 0x0a
/** What a decoder writes for bytes that it does not know; CP949 has no such character of its own. */
const REPLACEMENT = '\ufffd'
/** Longer than any header that we know; a file without line ends is no list of ours. */
const MAX_FIRST_LINE = 2_000

/** Decodes without ever guessing: a byte that the encoding does not have is an error. Null instead of an error in `tryDecode`. */
export function tryDecode(bytes: Buffer, encoding: Encoding): string | null {
  if (encoding === 'Latin-1') return bytes.toString('latin1')
  if (encoding === 'UTF-8') return isUtf8(bytes) ? new TextDecoder().decode(bytes) : null
  // The platform's "euc-kr" lacks CP949's further 8,822 syllables and reads 똠 as a control character and a letter.
  const text = iconv.decode(bytes, 'cp949')
  return text.includes(REPLACEMENT) ? null : text
}

/** @throws UnreadableList with the first line that has such a byte */
export function decode(bytes: Buffer, encoding: Encoding): string {
  const text = tryDecode(bytes, encoding)
  if (text !== null) return text
  const line = linesOf(bytes).findIndex((part) => tryDecode(part, encoding) === null)
  throw new UnreadableList(`not ${encoding}: line ${line + 1} has bytes that ${encoding} does not have`)
}

/** The bytes of the first line, without a byte order mark. */
export function firstLineOf(bytes: Buffer): Buffer {
  const isMarked = bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))
  const head = bytes.subarray(isMarked ? 3 : 0, MAX_FIRST_LINE)
  const end = head.findIndex((byte) => byte === CARRIAGE_RETURN || byte === LINE_FEED)
  return end < 0 ? head : head.subarray(0, end)
}

/** No encoding of ours has CR or LF as a part of another character, so bytes can be cut before they are decoded. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  let start = 0
  for (let i = 0; i <= bytes.length; i++) {
    const isEnd = i === bytes.length || bytes[i] === LINE_FEED || bytes[i] === CARRIAGE_RETURN
    if (!isEnd) continue
    lines.push(bytes.subarray(start, i))
    if (bytes[i] === CARRIAGE_RETURN && bytes[i + 1] === LINE_FEED) i++
    start = i + 1
  }
  return lines
}
