import { classOf, isHashSign, widthOf } from './code-points.ts'
import { readHashtagBody } from './hashtag-body.ts'
import { codePointIn, type Span, type TextReader } from './text-reader.ts'
import { urlSpans } from './url-spans.ts'

const AMPERSAND = 0x26
const EMOJI_SELECTOR = 0xfe0f
const KEYCAP = 0x20e3

/**
 * The hashtags of a text as spans that include the `#`, in order and disjoint.
 *
 * A `#` starts a hashtag anywhere but after a plain word character or `&` (`C#`, `&#39;`), inside a URL, or as the keycap
 * emoji. Directly after a hashtag that has just ended it starts the next one (`#진천#감성`); a run of digits is no hashtag
 * but passes this on (`#2024#진천`).
 *
 * Linear: the index only grows, and what a failed or trimmed body had read is read once more at most.
 */
export function scanHashtags(text: TextReader): Span[] {
  const urls = urlSpans(text)
  const found: Span[] = []
  let nextUrl = 0
  let mayStart = true
  for (let index = 0; index < text.length;) {
    const url = urls[nextUrl]
    if (url && index >= url.start) {
      index = url.end
      nextUrl += 1
      mayStart = true
      continue
    }
    const codePoint = codePointIn(text, index)
    const from = index + widthOf(codePoint)
    if (!isHashSign(codePoint) || !mayStart || isKeycap(text, from)) {
      mayStart = mayStartAfter(codePoint, mayStart)
      index = from
      continue
    }
    const { end, hasLetter } = readHashtagBody(text, from, url?.start ?? text.length)
    if (hasLetter && !isSchemeEnd(text, end)) found.push({ start: index, end })
    mayStart = true
    index = end
  }
  return found
}

/** `#` + U+FE0F or U+20E3 is an emoji. */
function isKeycap(text: TextReader, from: number): boolean {
  const next = codePointIn(text, from)
  return next === EMOJI_SELECTOR || next === KEYCAP
}

/** twitter-text: `#http://` is no hashtag even where no URL follows. */
function isSchemeEnd(text: TextReader, end: number): boolean {
  return [0x3a, 0x2f, 0x2f].every((unit, offset) => codePointIn(text, end + offset) === unit)
}

/**
 * Whether a `#` after this code point starts a hashtag. A mark is as its base (`≠` and `=` + U+0338 are one sign), an
 * invisible character parts words, as U+200B is there to do and U+3164 is typed for.
 */
function mayStartAfter(codePoint: number, before: boolean): boolean {
  if (codePoint === AMPERSAND) return false
  const kind = classOf(codePoint)
  if (kind === 'mark') return before
  return kind === 'other' || kind === 'invisible' || kind === 'middle-dot'
}
