import { isTooLong } from './hashtag-limits.ts'
import { normalForm } from './normal-form.ts'
import { scanHashtags } from './scan-hashtags.ts'

/** One hashtag where it stands in a text. */
export interface ExtractedHashtag {
  /** As typed, without the `#`: `text.slice(start + 1, end)`. */
  readonly display: string
  /** What hashtags are compared, stored and counted by. */
  readonly normalized: string
  /** UTF-16 index of the `#`. */
  readonly start: number
  /** UTF-16 index after the last character. */
  readonly end: number
  /** Longer than a hashtag may be: reported, so that the writer hears of it instead of losing it in silence. */
  readonly tooLong: boolean
}

/** Every hashtag of a text, in order, repeats included. Linear in the text; never throws, whatever the string holds. */
export function extractHashtags(text: string): ExtractedHashtag[] {
  return scanHashtags(text).map(({ start, end }) => {
    const display = text.slice(start + 1, end)
    const normalized = normalForm(display)
    return { display, normalized, start, end, tooLong: isTooLong(normalized) }
  })
}

/** The hashtags of a text once each by normal form, the first occurrence kept. */
export function distinctHashtags(text: string): ExtractedHashtag[] {
  const first = new Map<string, ExtractedHashtag>()
  for (const hashtag of extractHashtags(text)) {
    if (!first.has(hashtag.normalized)) first.set(hashtag.normalized, hashtag)
  }
  return [...first.values()]
}
