import { ProblemError } from '@matjip/contracts'
import { normalizeHashtag } from '@matjip/hashtags'
import { LRUCache } from 'lru-cache'
import { Type } from 'typebox'

/** 50 syllables in NFD are 150 code points; invisible characters that normalising strips may stand between them. */
export const MAX_RAW_HASHTAG = 400

/** Names of which the normal form is remembered: the same few are asked for all day, and finding it costs 15 µs. At most 5 MB. */
const REMEMBERED = 5_000
const normalForms = new LRUCache<string, string>({ max: REMEMBERED })

/** The schema of a path parameter that names a hashtag. @param description without a full stop */
export const HashtagParam = (description: string) =>
  Type.String({
    minLength: 1,
    maxLength: MAX_RAW_HASHTAG,
    description: `${description}, in any Unicode form and case, with or without \`#\`.`,
    examples: ['마라탕'],
  })

/**
 * The normal form of a hashtag in a path or query: NFC or NFD, any case, full width or not, with or without its sign.
 * @throws ProblemError invalid-request where it can be nobody's hashtag
 */
export function hashtagOfPath(name: string, pointer = '/path/hashtag'): string {
  const known = normalForms.get(name)
  if (known !== undefined) return known
  const normalized = normalizeHashtag(name)
  if (normalized !== null) {
    normalForms.set(name, normalized)
    return normalized
  }
  throw new ProblemError('invalid-request', {
    errors: [
      {
        pointer,
        code: 'invalid-hashtag',
        ko: '해시태그가 아닙니다: 글자가 하나 이상 있어야 하고, 공백이나 기호 없이 50자까지입니다.',
        en: 'Not a hashtag: it needs a letter, takes no spaces or symbols, and has 50 code points at most.',
      },
    ],
  })
}
