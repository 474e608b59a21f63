import { extractHashtags } from '@matjip/hashtags'

/** A run of plain text, or a hashtag as typed with its normal form. */
export type TextPart = { readonly text: string; readonly hashtag?: string }

/** A post's text in parts, by the same rules as the services find its hashtags: chained ones, too. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = []
  let at = 0
  for (const { start, end, normalized, tooLong } of extractHashtags(text)) {
    if (tooLong) continue
    if (start > at) parts.push({ text: text.slice(at, start) })
    parts.push({ text: text.slice(start, end), hashtag: normalized })
    at = end
  }
  if (at < text.length) parts.push({ text: text.slice(at) })
  return parts
}
