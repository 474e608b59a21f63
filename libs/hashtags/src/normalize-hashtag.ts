import { isHashSign } from './code-points.ts'
import { readHashtagBody } from './hashtag-body.ts'
import { isTooLong } from './hashtag-limits.ts'
import { normalForm } from './normal-form.ts'

/**
 * The normal form of one hashtag as a client names it (path segment, search field), with or without its `#` or `＃`.
 *
 * Null where it is no hashtag: nothing visible, no letter (digits or low lines only), more than
 * {@link MAX_HASHTAG_CODE_POINTS} code points, or a character inside that would end a hashtag in a text. Idempotent, and
 * the same for NFC and NFD.
 */
export function normalizeHashtag(raw: string): string | null {
  const unsigned = isHashSign(raw.codePointAt(0) ?? -1) ? raw.slice(1) : raw
  const normalized = normalForm(unsigned)
  if (isTooLong(normalized)) return null
  const { end, hasLetter } = readHashtagBody(normalized, 0, normalized.length)
  return hasLetter && end === normalized.length ? normalized : null
}
