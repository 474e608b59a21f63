export { distinctHashtags, extractHashtags, type ExtractedHashtag } from './extract-hashtags.ts'
export { MAX_HASHTAG_CODE_POINTS, MAX_HASHTAGS_PER_POST } from './hashtag-limits.ts'
export { normalizeHashtag } from './normalize-hashtag.ts'
export { reviewHashtags, type HashtagFault, type HashtagReview } from './review-hashtags.ts'
