import { ProblemError } from '@matjip/contracts'
import type { UserPatch } from '@matjip/contracts'

/**
 * A patch without the blanks round its texts.
 * @throws ProblemError invalid-request for a name of nothing but blanks: a list of people must show something
 */
export function tidyPatch({ displayName, bio }: UserPatch): UserPatch {
  const name = displayName?.trim()
  if (name === '') {
    throw new ProblemError('invalid-request', {
      errors: [
        { pointer: '#/displayName', code: 'minLength', ko: '공백이 아닌 글자가 필요합니다.', en: 'must not be blank' },
      ],
    })
  }
  return { ...(name !== undefined && { displayName: name }), ...(bio !== undefined && { bio: bio.trim() }) }
}
