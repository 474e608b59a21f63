import type { ExtractedHashtag } from '@matjip/hashtags'
import { reviewHashtags } from '@matjip/hashtags'
import type { InputFault } from '@matjip/contracts'
import { ProblemError, problemTypes } from '@matjip/contracts'

/** Anything that leaves a mark: not white space, not what Unicode says to draw nothing for (zero-width characters, Hangul fillers). */
const VISIBLE = /[^\s\p{Default_Ignorable_Code_Point}]/u
/** Code points of a hashtag that are quoted to its writer: enough to find it by. */
const QUOTED = 20

const codes = { 'too-long': 'hashtag-too-long', 'too-many': 'too-many-hashtags' } as const

/**
 * The hashtags of a post's text, once each.
 * @throws ProblemError invalid-request for a text that shows nothing, hashtag-too-long, too-many-hashtags
 */
export function hashtagsOf(text: string): readonly ExtractedHashtag[] {
  if (!VISIBLE.test(text)) throw new ProblemError('invalid-request', { errors: [blank] })
  const { hashtags, faults } = reviewHashtags(text)
  const [first] = faults
  if (first) {
    throw new ProblemError(codes[first.reason], {
      errors: faults.map(({ reason, hashtag }) => faultOf(codes[reason], hashtag)),
    })
  }
  return hashtags
}

const blank: InputFault = {
  pointer: '#/text',
  code: 'blank',
  ko: '보이는 글자가 하나는 있어야 합니다.',
  en: 'needs at least one visible character',
}

function faultOf(code: (typeof codes)[keyof typeof codes], { display }: ExtractedHashtag): InputFault {
  const name = [...display]
  const quoted = `#${name.slice(0, QUOTED).join('')}${name.length > QUOTED ? '…' : ''}`
  const { ko, en } = problemTypes[code]
  return { pointer: '#/text', code, ko: `${ko} (${quoted})`, en: `${en} (${quoted})` }
}
