import { isHashSign } from './code-points.ts'
import { MAX_HASHTAG_CODE_POINTS } from './hashtag-limits.ts'
import { readHashtagBody } from './hashtag-body.ts'
import { normalForm } from './normal-form.ts'

/**
 * The normal form of what a hashtag may begin with, as a search field has it: also digits alone (2024맛집), which are no hashtag
 * yet. Null where no hashtag begins so.
 */
export function normalizePrefix(raw: string): string | null {
  const unsigned = isHashSign(raw.codePointAt(0) ?? -1) ? raw.slice(1) : raw
  const normalized = normalForm(unsigned)
  if (normalized === '' || [...normalized].length > MAX_HASHTAG_CODE_POINTS) return null
  // A letter behind it makes any beginning of a hashtag one.
  const { end } = readHashtagBody(`${normalized}가`, 0, normalized.length + 1)
  return end === normalized.length + 1 ? normalized : null
}
