import { ProblemError } from '@matjip/contracts'
import { normalizeHashtag } from '@matjip/hashtags'

/**
 * The normal form of a hashtag in a path: NFC or NFD, any case, full width or not, with or without its sign.
 * @throws ProblemError invalid-request where it can be nobody's hashtag
 */
export function hashtagOfPath(name: string): string {
  const normalized = normalizeHashtag(name)
  if (normalized !== null) return normalized
  throw new ProblemError('invalid-request', {
    errors: [
      {
        pointer: '/path/hashtag',
        code: 'invalid-hashtag',
        ko: '해시태그가 아닙니다: 글자가 하나 이상 있어야 하고, 공백이나 기호 없이 50자까지입니다.',
        en: 'Not a hashtag: it needs a letter, takes no spaces or symbols, and has 50 code points at most.',
      },
    ],
  })
}
