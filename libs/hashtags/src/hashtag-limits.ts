/** Longest hashtag of the API (shared limit of posts, feeds and relations), in code points of its normal form. */
export const MAX_HASHTAG_CODE_POINTS = 50

/** Most hashtags of one post, counted once each by normal form. */
export const MAX_HASHTAGS_PER_POST = 30

/** Whether a normal form is longer than a hashtag may be. */
export function isTooLong(normalized: string): boolean {
  // Two units a code point at most: the cheap bound spares counting the ordinary case.
  return normalized.length > MAX_HASHTAG_CODE_POINTS && [...normalized].length > MAX_HASHTAG_CODE_POINTS
}
