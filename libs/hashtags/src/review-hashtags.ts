import { distinctHashtags, type ExtractedHashtag } from './extract-hashtags.ts'
import { MAX_HASHTAGS_PER_POST } from './hashtag-limits.ts'

/** Why a text's hashtags cannot be accepted; `hashtag` is the one to point the writer at. */
export interface HashtagFault {
  readonly reason: 'too-long' | 'too-many'
  readonly hashtag: ExtractedHashtag
}

/** The hashtags of a post's text and what is wrong with them: to be written only where `faults` is empty. */
export interface HashtagReview {
  readonly hashtags: readonly ExtractedHashtag[]
  readonly faults: readonly HashtagFault[]
}

/**
 * The distinct hashtags of a post's text, with one fault for each that is too long and one for the first beyond
 * {@link MAX_HASHTAGS_PER_POST}. Refusing is kinder than dropping: a dropped hashtag is a post that nobody finds.
 */
export function reviewHashtags(text: string): HashtagReview {
  const hashtags = distinctHashtags(text)
  const faults: HashtagFault[] = hashtags
    .filter((hashtag) => hashtag.tooLong)
    .map((hashtag) => ({ reason: 'too-long', hashtag }))
  const surplus = hashtags[MAX_HASHTAGS_PER_POST]
  if (surplus) faults.push({ reason: 'too-many', hashtag: surplus })
  return { hashtags, faults }
}
