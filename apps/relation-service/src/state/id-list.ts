import { parseId, ProblemError } from '@matjip/contracts'
import { hashtagOfPath, MAX_RAW_HASHTAG } from '@matjip/service-kit'
import { Type } from 'typebox'

/** One page of anything has 50 items at most, and so have the questions about it. */
const MAX_IDS = 50

/** Comma separated ids, as a query field. */
export const IdList = (what: string) =>
  Type.String({
    pattern: `^[1-9][0-9]{0,15}(,[1-9][0-9]{0,15}){0,${MAX_IDS - 1}}$`,
    description: `${what}, comma separated, ${MAX_IDS} at most.`,
    examples: ['48122390016000,48122390020096'],
  })

/** The ids of such a field, each once, in the order asked for. */
export function parseIdList(list: string | undefined): number[] {
  return list === undefined ? [] : [...new Set(list.split(',').map(parseId))]
}

/** Comma separated hashtags, as a query field: no hashtag has a comma in it. */
export const HashtagList = Type.String({
  minLength: 1,
  maxLength: MAX_IDS * MAX_RAW_HASHTAG,
  description: `Hashtags in any form, comma separated, ${MAX_IDS} at most.`,
  examples: ['마라탕,국밥'],
})

/**
 * The normal forms of the hashtags of such a field, each once, in the order asked for.
 * @throws ProblemError invalid-request for what is no hashtag, and for too many
 */
export function parseHashtagList(list: string | undefined, pointer: string): string[] {
  const raw = list === undefined ? [] : list.split(',')
  if (raw.length > MAX_IDS) {
    const words = { ko: `${MAX_IDS}개까지 물을 수 있습니다.`, en: `asks for more than ${MAX_IDS}` }
    throw new ProblemError('invalid-request', { errors: [{ pointer, code: 'too-many', ...words }] })
  }
  return [...new Set(raw.map((name) => hashtagOfPath(name, pointer)))]
}
