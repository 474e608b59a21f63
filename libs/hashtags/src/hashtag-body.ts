import { classOf, widthOf } from './code-points.ts'
import { codePointIn, type TextReader } from './text-reader.ts'

/** What stands after a `#`: up to where (UTF-16, exclusive), and whether a letter is in it. Empty where end = from. */
export interface HashtagBody {
  readonly end: number
  readonly hasLetter: boolean
}

/**
 * Reads the longest hashtag body at `from`, not beyond `limit`.
 *
 * Invisible characters and middle dots belong to it only between two visible ones, so neither ends a hashtag. A mark
 * cannot begin one: it would be drawn on the `#`.
 */
export function readHashtagBody(text: TextReader, from: number, limit: number): HashtagBody {
  let end = from
  let hasLetter = false
  for (let index = from; index < limit;) {
    const codePoint = codePointIn(text, index)
    const kind = classOf(codePoint)
    if (kind === 'other') break
    if (end === from && (kind === 'mark' || kind === 'middle-dot')) break
    index += widthOf(codePoint)
    if (kind === 'invisible' || kind === 'middle-dot') continue
    end = index
    hasLetter ||= kind === 'letter'
  }
  return { end, hasLetter }
}
